import { digestText } from '#statement';
import { segment } from '../../../libs/statement/src/__fixtures__/forge.js';
import type { StatementFixture, StatementRow } from './statement-fixture.js';

type Attempt = StatementRow['attempt'];

const row = (id: string, input: string, code: StatementRow['code'], attempt: Attempt): StatementRow => ({
  id,
  input,
  code,
  attempt,
});

const nameRows = (id: string, ...names: string[]): StatementRow[] =>
  names.map((name) =>
    row(id, `disclosure named ${name}`, 'DISCLOSURE_NAME', (fixture) => fixture.name(name)),
  );

/** A digest of the issued statement, for places where none may stand. */
function anyDigest({ issued }: StatementFixture): string {
  return digestText(issued.disclosures.get('outcome') ?? '');
}

/** Verifies a statement whose `_sd` was changed after the digests were drawn. */
function withDigests(fixture: StatementFixture, change: (digests: unknown[]) => unknown): Promise<unknown> {
  return fixture.payload({ _sd: change(fixture.forge.digests()) });
}

function flipBit(text: string, at: number): string {
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
}

/** The attempt, and proof that it left every other object as it was. */
const unpolluted =
  (attempt: Attempt): Attempt =>
  async (fixture) => {
    const outcome = await attempt(fixture).catch((refusal: unknown) => refusal);
    if ('polluted' in {}) throw new Error('the prototype of all objects was changed');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

export const disclosureRows: readonly StatementRow[] = [
  row('A27', '1,000 disclosures in a presentation', 'DISCLOSURE_TOO_MANY', (fixture) =>
    fixture.present(Array.from({ length: 1000 }, (_, at) => segment(['salt', 'head', at]))),
  ),
  row('A27', '257 disclosures beside a statement', 'DISCLOSURE_TOO_MANY', (fixture) =>
    fixture.openIssued(Array.from({ length: 257 }, (_, at) => segment(['salt', 'head', at]))),
  ),
  row('B1', 'no final tilde', 'PRESENTATION_UNTERMINATED', (fixture) =>
    fixture.presentation(`${fixture.signedPart}~${fixture.disclosures.join('~')}`),
  ),
  row('B1', 'signed part alone', 'PRESENTATION_UNTERMINATED', (fixture) =>
    fixture.presentation(fixture.signedPart),
  ),
  row('B1', 'key-binding token at the end', 'PRESENTATION_UNTERMINATED', (fixture) =>
    fixture.presentation(`${fixture.signedPart}~${fixture.disclosures.join('~')}~${fixture.signedPart}`),
  ),
  row('B2', 'empty disclosure', 'DISCLOSURE_EMPTY', (fixture) => fixture.present([''])),
  row('B2', 'empty disclosure after the others', 'DISCLOSURE_EMPTY', (fixture) =>
    fixture.present([...fixture.disclosures, '']),
  ),
  row('B3', 'disclosure of another statement', 'DISCLOSURE_UNREFERENCED', async (fixture) => {
    const other = await fixture.forge.issue();
    return fixture.present([...fixture.disclosures, ...[...other.disclosures.values()].slice(0, 1)]);
  }),
  row('B4', 'disclosure sent twice', 'DISCLOSURE_REPEATED', (fixture) =>
    fixture.present([...fixture.disclosures, ...fixture.disclosures.slice(0, 1)]),
  ),
  row('B5', 'digest twice in _sd', 'STATEMENT_DIGEST_REPEATED', (fixture) =>
    withDigests(fixture, ([first, , ...rest]) => [first, first, ...rest]),
  ),
  row('B6', 'digest again inside a disclosure', 'DISCLOSURE_NESTED', (fixture) =>
    fixture.value({ links: { _sd: [anyDigest(fixture)] } }),
  ),
  row('B6', 'digest again inside after', 'STATEMENT_AFTER', (fixture) =>
    fixture.payload({ after: { origin: 'log.example', size: 1, _sd: [anyDigest(fixture)] } }),
  ),
  row('B6', 'digest again in a claim of its own', 'STATEMENT_CLAIM_UNKNOWN', (fixture) =>
    fixture.payload({ address: { _sd: [anyDigest(fixture)] } }),
  ),
  ...nameRows('B7', 'after', 'vct', 'demo'),
  row('B8', 'two disclosures of one name', 'DISCLOSURE_NAME_REPEATED', (fixture) =>
    fixture.open([fixture.forge.salt(), 'head', {}], [fixture.forge.salt(), 'head', {}]),
  ),
  ...nameRows('B9', '_sd', '...', '_sd_alg'),
  ...nameRows('B10', 'iss', 'iat', 'jti', 'seq', 'ref'),
  row('B11', 'array element in _sd', 'STATEMENT_DIGEST_FORM', (fixture) =>
    withDigests(fixture, ([digest, ...rest]) => [{ '...': digest }, ...rest]),
  ),
  row('B11', 'array element in a disclosed list', 'DISCLOSURE_NESTED', (fixture) =>
    fixture.value({ links: [{ '...': anyDigest(fixture) }] }),
  ),
  row('B12', 'two elements', 'DISCLOSURE_SHAPE', (fixture) => fixture.open([fixture.forge.salt(), 'NL'])),
  row('B13', 'four elements', 'DISCLOSURE_SHAPE', (fixture) =>
    fixture.open([fixture.forge.salt(), 'head', {}, {}]),
  ),
  row('B13', 'one element', 'DISCLOSURE_SHAPE', (fixture) => fixture.open([fixture.forge.salt()])),
  row('B13', 'an object', 'DISCLOSURE_SHAPE', (fixture) =>
    fixture.open({ 0: fixture.forge.salt(), 1: 'head', 2: {}, length: 3 }),
  ),
  ...saltRows(),
  ...[undefined, 'sha-512', 'sha-256-32', 'SHA-256', 7, ['sha-256']].map((algorithm) =>
    row('B15', `_sd_alg ${JSON.stringify(algorithm) ?? 'missing'}`, 'STATEMENT_HASH_ALGORITHM', (fixture) =>
      fixture.payload({ _sd_alg: algorithm }),
    ),
  ),
  row('B15', '_sd_alg nested in a disclosure', 'DISCLOSURE_NESTED', (fixture) =>
    fixture.value({ regime: { _sd_alg: 'sha-256' } }),
  ),
  row('B16', '... with another member', 'DISCLOSURE_NESTED', (fixture) =>
    fixture.value({ links: [{ '...': anyDigest(fixture), state: 'NL' }] }),
  ),
  row('B16', '... outside an array', 'DISCLOSURE_NESTED', (fixture) =>
    fixture.value({ '...': anyDigest(fixture) }),
  ),
  row('B16', '... as a claim', 'STATEMENT_CLAIM_UNKNOWN', (fixture) =>
    fixture.payload({ '...': anyDigest(fixture) }),
  ),
  row('B17', 'one bit of a disclosure', 'DISCLOSURE_UNREFERENCED', (fixture) =>
    fixture.present(fixture.disclosures.map((disclosure) => flipBit(disclosure, 60))),
  ),
  row('B17', 'one bit of the time of issue', 'STATEMENT_SIGNATURE', (fixture) => {
    const [header = '', , signature = ''] = fixture.signedPart.split('.');
    const other = segment(fixture.forge.payload({ iat: fixture.forge.iat ^ 1 }));
    return fixture.verify(`${header}.${other}.${signature}`);
  }),
  ...['__proto__', 'constructor', 'toString'].map((name) =>
    row(
      'B18',
      `disclosure named ${name}`,
      'DISCLOSURE_NAME',
      unpolluted((fixture) => fixture.open([fixture.forge.salt(), name, { polluted: true }])),
    ),
  ),
  ...['__proto__', 'constructor', 'toString'].map((name) =>
    row(
      'B18',
      `member named ${name} in a disclosure`,
      'JSON_MEMBER_NAME',
      unpolluted((fixture) =>
        fixture.open(`["${fixture.forge.salt()}","outcome",{"${name}":{"polluted":true}}]`),
      ),
    ),
  ),
];

function saltRows(): StatementRow[] {
  const bad: [string, unknown][] = [
    ['null', null],
    ['empty', ''],
    ['a number', 1234567890],
    ['not base64url', 'not a salt but long enough'],
    ['in base64 with padding', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ];
  return [
    ...bad.map(([what, salt]) =>
      row('B14', `salt ${what}`, 'DISCLOSURE_SALT', (fixture) => fixture.open([salt, 'head', {}])),
    ),
    row('B14', 'salt of 15 bytes', 'DISCLOSURE_SALT', (fixture) =>
      fixture.open([fixture.forge.salt(15), 'head', {}]),
    ),
    row('B14', 'salt used twice', 'DISCLOSURE_SALT_REPEATED', (fixture) => {
      const salt = fixture.forge.salt();
      return fixture.open([salt, 'head', {}], [salt, 'outcome', {}]);
    }),
  ];
}
