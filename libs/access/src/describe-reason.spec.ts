import { AccessReason } from './access-reason.type.js';
import type { ReaderReason } from './core/explain-reader.js';
import { describeReason } from './describe-reason.js';

const MOMENT = new Date('2027-06-01T00:00:00Z');
const REASONS: ReaderReason[] = [
  { code: 'owner' },
  { code: 'named' },
  { code: 'in_circle', circle: 'eu', until: MOMENT },
  { code: 'circle_expired', circle: 'eu', until: MOMENT },
  { code: 'circle_unknown', circle: 'eu' },
  { code: 'circle_not_shown', circle: 'eu' },
  { code: 'excluded' },
  { code: 'not_yet_a_member', since: MOMENT },
  { code: 'not_a_member' },
  { code: 'not_included' },
  { code: 'not_shared' },
];

describe('describeReason', () => {
  it('gives a reason its words and keeps what it is about', () => {
    expect(describeReason({ code: 'in_circle', circle: 'eu', until: MOMENT })).toEqual({
      code: 'in_circle',
      text: 'It is in a circle that this is shared with.',
      circle: 'eu',
      until: MOMENT,
    });
    expect(describeReason({ code: 'not_yet_a_member', since: MOMENT })).toMatchObject({ since: MOMENT });
  });

  it('has a sentence of its own for each reason', () => {
    const texts = REASONS.map((reason) => describeReason(reason).text);
    expect(new Set(texts).size).toBe(REASONS.length);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
  });

  it('makes an AccessReason', () => {
    expect(describeReason({ code: 'named' })).toBeInstanceOf(AccessReason);
  });
});
