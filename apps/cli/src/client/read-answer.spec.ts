import { refusalOf } from '../__fixtures__/refusal-of.js';
import { accepted, readAnswer } from './read-answer.js';

const PROBLEM = { code: 'INPUT_INVALID', message: 'is no LEI', path: ['input', 'lei'], advice: null };

describe('reading an answer', () => {
  it('gives the data', () => {
    expect(readAnswer({ data: { x: null } })).toEqual({ x: null });
  });

  it.each([undefined, null, 'text', {}, { data: null }])('sees no answer in %j', (body) => {
    expect(readAnswer(body)).toBeUndefined();
  });

  it('keeps every problem of an input that was refused as a whole', () => {
    const errors = [
      { message: 'The input has faults.', extensions: { code: 'INPUT_INVALID', problems: [PROBLEM] } },
    ];
    expect(refusalOf(() => readAnswer({ errors }))).toMatchObject({ problems: [PROBLEM] });
  });

  it('says how to give a token to this program when there was none', () => {
    const errors = [
      { message: 'No token.', extensions: { code: 'TOKEN_MISSING', advice: 'Send a header.' } },
    ];
    expect(refusalOf(() => readAnswer({ errors }))).toMatchObject({
      advice: expect.stringContaining('--as') as string,
    });
  });

  it('gives an error without a code a name', () => {
    expect(refusalOf(() => readAnswer({ errors: [{ message: 'No.' }] }))).toMatchObject({
      code: 'NODE_ERROR',
      message: 'No.',
    });
  });
});

describe('a result that may be a refusal', () => {
  it('is given back when it is none', () => {
    const receipt = { __typename: 'StatementReceipt', recordId: 'x' };
    expect(accepted(receipt)).toBe(receipt);
  });

  it('is thrown with its problems when it is one', () => {
    expect(refusalOf(() => accepted({ __typename: 'Rejected', problems: [PROBLEM] }))).toMatchObject({
      code: 'REFUSED',
      problems: [PROBLEM],
    });
  });
});
