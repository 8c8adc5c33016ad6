import { correction, erasure, legalEvent, relationTo, sharing, withdrawal } from '../test/example-forms.js';
import { ExampleRegister, NOW, ORIGIN } from '../test/example-register.js';
import { checkLaterStatement } from './check-later-statement.js';
import type { Subject } from './subject.store.js';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A record of so many statements, of which no more is known than that they are there. */
function recordOf(statements: number): Subject {
  const said = Array.from({ length: statements }, (_, arrival) => ({
    part: 'head' as const,
    arrival,
    about: arrival === 0 ? null : ID,
    content: { kind: 'decision' as const },
    audience: { owner: 'NL', any: [] },
    current: true,
  }));
  return { recordId: ID, target: { kind: 'decision', arrival: 0, isHere: true }, said: [...said, ...said] };
}

describe('checkLaterStatement on the length of a record', () => {
  let register: ExampleRegister;

  beforeAll(async () => {
    register = await ExampleRegister.create();
  });

  const verdict = async (form: object, statements: number): Promise<string> => {
    const submission = await register.submission(form);
    const view = { membership: register.membership, origin: ORIGIN, now: NOW };
    try {
      checkLaterStatement(submission, recordOf(statements), view);
      return 'accepted';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([
    ['an event', legalEvent(ID, 'appeal_lodged')],
    ['a relation', relationTo(ID, 'BBBBBBBBBBBBBBBBBBBBBA')],
    ['a correction', correction(ID, { 'reasons:en': { text: 'Mended.' } })],
    ['a change of sharing', sharing(ID, {})],
  ])('refuses %s as the 501st statement about a record', async (_, form) => {
    expect(await verdict(form, 500)).toBe('RECORD_TOO_LONG');
    expect(await verdict(form, 499)).not.toBe('RECORD_TOO_LONG');
  });

  it('takes the 500th, however many parts each of them has', async () => {
    expect(await verdict(legalEvent(ID, 'appeal_lodged'), 499)).toBe('accepted');
  });

  it('never keeps a state from taking a record back', async () => {
    expect(await verdict(withdrawal(ID), 500)).toBe('accepted');
    expect(await verdict(erasure(ID, ['reasons:en']), 500)).not.toBe('RECORD_TOO_LONG');
  });
});
