import { HttpException, NotFoundException } from '@nestjs/common';

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

  it('leaves an error that has a code as it is', () => {
    const error = new HttpException({ code: 'OFFICER_UNKNOWN', message: 'x' }, 400);
    expect(typedHttpError(error)).toBe(error);
  });

  it.each([new Error('unforeseen'), null, undefined, 'text'])('leaves %p as it is', (error) => {
    expect(typedHttpError(error)).toBe(error);
  });
});
