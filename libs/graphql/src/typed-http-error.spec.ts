import { HttpException, NotFoundException } from '@nestjs/common';

import { IdentityError } from '#identity';
import { RegisterError } from '#kernel';

import { GraphqlError } from './graphql.errors.js';
import { typedHttpError } from './typed-http-error.js';

describe('typedHttpError', () => {
  const bodyOf = (error: unknown): unknown =>
    error instanceof HttpException ? error.getResponse() : undefined;

  it.each([
    [new NotFoundException(), 404, 'PATH_UNKNOWN'],
    [{ statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }, 413, 'BODY_TOO_LARGE'],
    [{ statusCode: 415 }, 415, 'CONTENT_TYPE_UNKNOWN'],
    [{ statusCode: 400 }, 400, 'REQUEST_MALFORMED'],
  ])('gives %o a code and advice', (error, status, code) => {
    const typed = typedHttpError(error);
    expect(typed).toBeInstanceOf(HttpException);
    expect((typed as HttpException).getStatus()).toBe(status);
    expect(bodyOf(typed)).toMatchObject({ code, advice: expect.any(String) as string });
  });

  it.each([
    [new IdentityError('TOKEN_MISSING', 'No token.', { advice: 'Send one.' }), 401],
    [new GraphqlError('PERMISSION_MISSING', 'Not you.', { advice: 'Ask.' }), 403],
    [new RegisterError('PEER_ASSERTION', 'No node.', { advice: 'Sign.' }), 401],
    [new RegisterError('PEER_UNKNOWN', 'Unknown.', { advice: 'Ask.' }), 403],
    [new RegisterError('TILE_PATH_INVALID', 'No tile.', { advice: 'Look.' }), 400],
  ])('gives a foreseen failure its status: %o', (error, status) => {
    const typed = typedHttpError(error);
    expect((typed as HttpException).getStatus()).toBe(status);
    const { code, message, advice } = error;
    expect(bodyOf(typed)).toEqual({ code, message, advice });
  });

  it('leaves an error that has a code as it is', () => {
    const error = new HttpException({ code: 'OFFICER_UNKNOWN', message: 'x' }, 400);
    expect(typedHttpError(error)).toBe(error);
  });

  it.each([new Error('unforeseen'), null, undefined, 'text'])('leaves %p as it is', (error) => {
    expect(typedHttpError(error)).toBe(error);
  });
});
