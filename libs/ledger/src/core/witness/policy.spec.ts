import { verifierOf } from '../../../test/test-signer.js';
import { formatVerifierKey } from '../note/verifier-key.js';
import type { VerifiedSignature } from '../note/verify-note.js';
import { parsePolicy } from './policy.js';
import { quorumTime } from './quorum.js';

const log = formatVerifierKey(verifierOf('example.com/log'));
const witness = (name: string): string => formatVerifierKey(verifierOf(name, 'cosignature'));
const malformed = expect.objectContaining({ code: 'POLICY_MALFORMED' }) as Error;

const POLICY = `
# two organisations
log ${log} https://example.com/log

witness X1 ${witness('x1.example')}
witness X2 ${witness('x2.example')}
\twitness X3 ${witness('x3.example')} https://x3.example
group X 2 X1 X2 X3
witness Y1 ${witness('y1.example')}
witness Y2 ${witness('y2.example')}
group Y any Y1 Y2
group X-and-Y all X Y
quorum X-and-Y
`;

describe('a policy', () => {
  it('names logs, witnesses and who is needed', () => {
    const { logs, witnesses, quorum } = parsePolicy(POLICY);
    expect(logs).toEqual([verifierOf('example.com/log')]);
    expect(witnesses.map(({ name }) => name)).toEqual([
      'x1.example',
      'x2.example',
      'x3.example',
      'y1.example',
      'y2.example',
    ]);
    expect(quorum).toMatchObject({ kind: 'group', k: 2 });
  });

  it('may need nobody', () => {
    expect(parsePolicy('quorum none').quorum).toBeUndefined();
  });

  it.each([
    ['no quorum', `log ${log}`],
    ['two quorums', 'quorum none\nquorum none'],
    ['a quorum that is not defined', 'quorum X'],
    ['a quorum that is defined later', `quorum X\nwitness X ${witness('x1.example')}`],
    ['an unknown word', 'mirror x\nquorum none'],
    ['a log with a key of a witness', `log ${witness('x1.example')}\nquorum none`],
    ['a witness with a key of a log', `witness X ${log}\nquorum none`],
    ['a log twice', `log ${log}\nlog ${log}\nquorum none`],
    ['a name twice', `${POLICY.replace('witness X2', 'witness X1')}`],
    ['a group that needs more than it has', POLICY.replace('group X 2', 'group X 4')],
    ['a group that needs nobody', POLICY.replace('group X 2', 'group X 0')],
    ['a group without members', POLICY.replace('group Y any Y1 Y2', 'group Y any')],
    ['a witness in two groups', POLICY.replace('any Y1 Y2', 'any Y1 X1')],
    ['a witness twice in a group', POLICY.replace('any Y1 Y2', 'any Y1 Y1')],
    ['the reserved name', POLICY.replace('group X-and-Y', 'group none')],
    ['a control character', POLICY.replace('# two', '# \u0007two')],
    ['a key that was cut', POLICY.replace('example.com/log+', 'example.com/lag+')],
  ])('is refused with %s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(malformed);
  });

  it('D22: is refused with one witness under two names', () => {
    const twice = `witness A ${witness('x1.example')}\nwitness B ${formatVerifierKey({
      ...verifierOf('x1.example', 'cosignature'),
      name: 'other.example',
    })}\ngroup G 2 A B\nquorum G`;
    expect(() => parsePolicy(twice)).toThrow(malformed);
  });
});

describe('a quorum', () => {
  const { quorum } = parsePolicy(POLICY);
  const AT = new Date('2026-11-24T12:00:00Z');
  const now = AT.getTime() / 1000;

  const by = (name: string, time: number): VerifiedSignature => ({
    key: verifierOf(name, 'cosignature'),
    time,
  });
  const reached = (...given: VerifiedSignature[]): number | undefined =>
    quorum && quorumTime(quorum, given, AT);

  it('is reached when the last witness that is needed has signed', () => {
    expect(reached(by('x1.example', 10), by('x3.example', 30), by('y2.example', 20))).toBe(30);
  });

  it('counts the earliest ones where there are more than needed', () => {
    const all = ['x1.example', 'x2.example', 'x3.example', 'y1.example', 'y2.example'];
    expect(reached(...all.map((name, place) => by(name, (place + 1) * 10)))).toBe(40);
  });

  it('D22: is not reached below the number that is needed', () => {
    expect(reached(by('x1.example', 10), by('y1.example', 10))).toBeUndefined();
    expect(reached(by('x1.example', 10), by('x2.example', 10))).toBeUndefined();
    expect(reached()).toBeUndefined();
  });

  it('D22: counts one key under two names once, also where no policy file was parsed', () => {
    const key = verifierOf('x1.example', 'cosignature');
    const names = ['x1.example', 'x2.example'].map((name) => ({ ...key, name }));
    const rule = {
      kind: 'group' as const,
      k: 2,
      members: names.map((one) => ({ kind: 'witness' as const, key: one })),
    };
    const given = names.map((one) => ({ key: one, time: 10 }));
    expect(quorumTime(rule, given, AT)).toBeUndefined();
  });

  it('D22: does not count cosignatures from the future, of a removed witness or under another name', () => {
    const others = [by('x1.example', 10), by('y1.example', 10)];
    expect(reached(...others, by('x2.example', now + 121))).toBeUndefined();
    expect(reached(...others, by('x2.example', now + 119))).toBe(now + 119);
    expect(reached(...others, by('removed.example', 10))).toBeUndefined();
    const renamed = { key: { ...verifierOf('x1.example', 'cosignature'), name: 'x2.example' }, time: 10 };
    expect(reached(...others, renamed)).toBeUndefined();
  });
});
