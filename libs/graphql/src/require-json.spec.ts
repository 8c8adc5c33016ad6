import { GraphQLError } from 'graphql';

import { isJson, requireJson } from './require-json.js';

const sent = (type: string | undefined, method = 'POST') => ({
  method,
  headers: type === undefined ? {} : { 'content-type': type },
});

describe('isJson', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;x=y'])(
    'is %s',
    (type) => {
      expect(isJson(sent(type))).toBe(true);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/jsonp',
    'text/plain; a=application/json',
    undefined,
  ])('is not %s', (type) => {
    expect(isJson(sent(type))).toBe(false);
  });
});

describe('requireJson', () => {
  it('refuses any other body with HTTP status 415', () => {
    let caught: unknown;
    try {
      requireJson(sent('text/plain'));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(GraphQLError);
    expect(caught).toMatchObject({
      extensions: { http: { status: 415 } },
      originalError: { code: 'CONTENT_TYPE_UNKNOWN', advice: expect.any(String) as string },
    });
  });

  it('asks nothing of a request without a body', () => {
    expect(() => requireJson(sent(undefined, 'GET'))).not.toThrow();
    expect(() => requireJson(sent('application/json'))).not.toThrow();
  });
});
