import {
  type ChainHead,
  type LineContent,
  type Seal,
  emptyChain,
  journalHeadClaims,
  lineHash,
  readJournalHead,
  seal,
  verifySeals,
} from './index.js';

const ORIGIN = 'example.org/log';
const SALT = new Uint8Array(32).fill(7);
const LINE: LineContent = {
  id: '5f6f9d0e-0000-4000-8000-000000000001',
  at: '2026-11-23T12:00:00.123Z',
  state: 'NL',
  officer: 'nl-reader',
  asAuditor: false,
  action: 'check',
  outcome: 'answered',
  purpose: 'screening',
  caseReference: 'NL-2026-1',
  detail: { parties: 1, hits: 2 },
  records: [{ id: 'record-1', owner: 'FR' }],
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function chainOf(length: number, origin = ORIGIN): Seal[] {
  const seals: Seal[] = [];
  for (let place = 0; place < length; place += 1) {
    const hash = lineHash({ ...LINE, detail: { parties: place } }, SALT);
    seals.push(seal(seals.at(-1) ?? emptyChain(origin), hash));
  }
  return seals;
}

describe('lineHash', () => {
  it('is the same for the same line, however its members are ordered', () => {
    const reordered = Object.fromEntries(Object.entries(LINE).reverse()) as unknown as LineContent;
    expect(hex(lineHash(reordered, SALT))).toBe(hex(lineHash(LINE, SALT)));
  });

  it.each<[string, Partial<LineContent>]>([
    ['another id', { id: '5f6f9d0e-0000-4000-8000-000000000002' }],
    ['another time', { at: '2026-11-23T12:00:00.124Z' }],
    ['another state', { state: 'FR' }],
    ['another officer', { officer: 'nl-releaser' }],
    ['an auditor', { asAuditor: true }],
    ['an audit body', { auditBody: { id: 'court', issuer: 'https://id.court.example' } }],
    ['another action', { action: 'read_precedent' }],
    ['another outcome', { outcome: 'repeated' }],
    ['no purpose', { purpose: null }],
    ['another case', { caseReference: 'NL-2026-2' }],
    ['another detail', { detail: { parties: 1, hits: 3 } }],
    ['another record', { records: [{ id: 'record-2', owner: 'FR' }] }],
    ['another owner', { records: [{ id: 'record-1', owner: 'DE' }] }],
    ['no record', { records: [] }],
  ])('differs with %s', (_, change) => {
    expect(hex(lineHash({ ...LINE, ...change }, SALT))).not.toBe(hex(lineHash(LINE, SALT)));
  });

  it('cannot be guessed from the line without its salt', () => {
    expect(hex(lineHash(LINE, new Uint8Array(32)))).not.toBe(hex(lineHash(LINE, SALT)));
  });
});

describe('verifySeals', () => {
  const start = emptyChain(ORIGIN);
  const seals = chainOf(5);
  const refusal = (run: Seal[], before: ChainHead = start): string => {
    try {
      verifySeals(before, run);
    } catch (error) {
      return (error as Error).message;
    }
    return 'accepted';
  };

  it('follows a whole chain to its head', () => {
    expect(verifySeals(start, seals)).toEqual({ seq: 5, chainHash: seals[4]?.chainHash });
  });

  it('follows a run from any of its lines', () => {
    expect(verifySeals(seals[1] ?? start, seals.slice(2)).seq).toBe(5);
  });

  it('gives the head it was given for no lines', () => {
    expect(verifySeals(start, [])).toBe(start);
  });

  it('names a line that was left out', () => {
    expect(refusal(seals.toSpliced(2, 1))).toBe('Line 3 of the journal is missing.');
  });

  it('names a line that comes twice', () => {
    expect(refusal(seals.toSpliced(2, 0, ...seals.slice(1, 2)))).toBe('Line 3 of the journal is missing.');
  });

  it.each(['lineHash', 'chainHash'] as const)('names a line with another %s', (member) => {
    const changed = seals.map((one, place) => (place === 3 ? { ...one, [member]: new Uint8Array(32) } : one));
    expect(refusal(changed)).toBe('Line 4 of the journal was changed, or one before it.');
  });

  it('refuses the chain of another node', () => {
    expect(refusal(chainOf(5, 'example.net/log'))).toBe(
      'Line 1 of the journal was changed, or one before it.',
    );
  });

  it('refuses a chain whose later lines were put in for others', () => {
    const other = seal(seals[1] ?? start, lineHash(LINE, SALT));
    expect(refusal([...seals.slice(0, 2), other, ...seals.slice(3)])).toContain('Line 4');
  });
});

describe('readJournalHead', () => {
  const head = { day: '2026-11-23', ...(chainOf(3).at(-1) ?? emptyChain(ORIGIN)) };
  const common = { iss: ORIGIN, iat: 1, jti: 'AAAAAAAAAAAAAAAAAAAAAQ' };
  const claims = { ...common, ...journalHeadClaims(head) };

  it('reads what journalHeadClaims says', () => {
    const { day, seq, chainHash } = head;
    expect(readJournalHead(claims)).toEqual({ day, seq, chainHash });
  });

  it.each([
    ['of another kind', { kind: 'heads' as const }],
    ['without a day', { day: undefined }],
    ['without a number', { seq: '3' }],
    ['with half a line', { seq: 2.5 }],
    ['with a short hash', { chainHash: 'AAAA' }],
    ['with a hash that is no text', { chainHash: 3 }],
  ])('reads no head from claims %s', (_, change) => {
    expect(readJournalHead({ ...claims, ...change })).toBeUndefined();
  });
});
