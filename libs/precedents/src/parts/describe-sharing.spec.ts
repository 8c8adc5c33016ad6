import { NOW } from '../../test/example-membership.js';
import {
  type Later,
  RECORD,
  decision,
  forCircle,
  forStates,
  storedRecord,
} from '../../test/stored-record.js';
import { describeSharing } from './describe-sharing.js';

const EU = forCircle('eu');
const CA = forStates('CA');

const sharing = (levels: object, ref = RECORD): Later => ({
  form: { kind: 'sharing', ref, parts: {}, ...levels },
  recordedAt: NOW,
});
const draft = decision(
  { audience: EU },
  { reasons: [{ language: 'en', text: 'Reasons.', audience: CA }], announce: EU, silent: CA },
);

describe('describeSharing', () => {
  it('says of each shared part with whom it is shared', () => {
    expect(describeSharing(storedRecord(draft)).parts).toEqual([
      { part: 'outcome', ...EU },
      { part: 'reasons:en', ...CA },
    ]);
  });

  it('leaves out what is for the owner alone', () => {
    expect(describeSharing(storedRecord(decision())).parts).toEqual([]);
  });

  it('goes by the audiences of the rows, which follow every change', () => {
    const record = storedRecord(draft);
    const statements = record.statements.map((statement) => ({
      ...statement,
      parts: statement.parts.map((part) => ({ ...part, audience: { owner: 'NL', any: [CA, EU] } })),
    }));
    expect(describeSharing({ ...record, statements }).parts).toContainEqual({ part: 'outcome', ...CA });
    expect(describeSharing({ ...record, statements }).parts).toContainEqual({ part: 'outcome', ...EU });
  });

  it('names the levels below the parts, or that there are none', () => {
    expect(describeSharing(storedRecord(draft))).toMatchObject({ announce: EU, silent: CA });
    expect(describeSharing(storedRecord())).toMatchObject({ announce: undefined, silent: undefined });
  });

  it('takes the levels of the newest sharing of the record, as a whole', () => {
    const changed = storedRecord(draft, 'NL', [sharing({ silent: EU }), sharing({ announce: CA })]);
    expect(describeSharing(changed)).toMatchObject({ announce: CA, silent: undefined });
  });

  it('does not take the sharing of a later statement for that of the record', () => {
    const changed = storedRecord(draft, 'NL', [sharing({}, 'CCCCCCCCCCCCCCCCCCCCCA')]);
    expect(describeSharing(changed)).toMatchObject({ announce: EU, silent: CA });
  });
});
