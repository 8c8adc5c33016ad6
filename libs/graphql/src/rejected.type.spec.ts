import { RegisterError } from '#kernel';

import { GraphqlError, InvalidInput, Rejected, problemOf, rejectedOrThrow } from './index.js';

describe('rejectedOrThrow', () => {
  it('makes one problem of a failure that was foreseen', () => {
    const error = new RegisterError('DECISION_IN_FUTURE', 'The decision is dated after today.', {
      path: ['outcome', 'decidedOn'],
      advice: 'Record a decision once it has been taken.',
    });
    const rejected = rejectedOrThrow(error);
    expect(rejected).toBeInstanceOf(Rejected);
    expect(rejected.problems).toEqual([
      {
        code: 'DECISION_IN_FUTURE',
        message: 'The decision is dated after today.',
        path: ['outcome', 'decidedOn'],
        advice: 'Record a decision once it has been taken.',
      },
    ]);
  });

  it('passes on every problem of an invalid input', () => {
    const problem = { code: 'INPUT_INVALID', message: 'is wrong', advice: undefined };
    const problems = [
      { ...problem, path: ['input', 'a'] },
      { ...problem, path: ['input', 'b'] },
    ];
    expect(rejectedOrThrow(new InvalidInput(problems)).problems).toEqual(problems);
  });

  it.each([new Error('a fault of ours'), new TypeError('undefined is not a function'), 'a text', undefined])(
    'throws on what was not foreseen: %p',
    (error) => {
      let thrown: unknown = 'nothing';
      try {
        rejectedOrThrow(error);
      } catch (caught) {
        thrown = caught;
      }
      expect(thrown).toBe(error);
    },
  );
});

describe('problemOf', () => {
  it('leaves cause and stack behind', () => {
    const error = new GraphqlError('INPUT_INVALID', 'Wrong.', { cause: new Error('secret') });
    expect(Object.keys(problemOf(error)).sort()).toEqual(['advice', 'code', 'message', 'path']);
  });
});
