import type { Forge } from '../../../libs/statement/src/__fixtures__/forge.js';
import type { StatementFixture, StatementRow } from './statement-fixture.js';

function claimRow(
  id: string,
  input: string,
  code: StatementRow['code'],
  changes: (forge: Forge) => Record<string, unknown>,
): StatementRow {
  return { id, input, code, attempt: (fixture) => fixture.payload(changes(fixture.forge)) };
}

/** Verifies a statement whose key entry was changed in the membership. */
async function withKey(
  fixture: StatementFixture,
  changes: { notBefore?: Date; notAfter?: Date; revokedAt?: Date },
): Promise<unknown> {
  const { forge, trust } = fixture;
  return fixture.verify(await forge.sign(), { ...trust, keyFor: () => ({ ...forge.key, ...changes }) });
}

/** Verifies a statement in the name of the member state, signed by somebody else. */
async function signedBy(fixture: StatementFixture, signer: Forge): Promise<unknown> {
  return fixture.verify(await signer.sign(fixture.forge.payload()));
}

const at = (forge: Forge, seconds: number): Date => new Date((forge.iat + seconds) * 1000);

export const claimRows: readonly StatementRow[] = [
  claimRow('A29', 'iat 121 seconds ahead', 'STATEMENT_FROM_THE_FUTURE', ({ iat }) => ({ iat: iat + 121 })),
  claimRow('A29', 'iat a month ahead', 'STATEMENT_FROM_THE_FUTURE', ({ iat }) => ({ iat: iat + 2_592_000 })),
  {
    id: 'A30',
    input: 'iat a second before the key was valid',
    code: 'STATEMENT_KEY_NOT_YET_VALID',
    attempt: (fixture) => withKey(fixture, { notBefore: at(fixture.forge, 1) }),
  },
  {
    id: 'A30',
    input: 'iat a second after the key expired',
    code: 'STATEMENT_KEY_EXPIRED',
    attempt: (fixture) => withKey(fixture, { notAfter: at(fixture.forge, -1) }),
  },
  {
    id: 'A30',
    input: 'iat in the second in which the key was revoked',
    code: 'STATEMENT_KEY_REVOKED',
    attempt: (fixture) => withKey(fixture, { revokedAt: at(fixture.forge, 0) }),
  },
  claimRow('A31', 'iat as string', 'STATEMENT_ISSUED_AT', ({ iat }) => ({ iat: String(iat) })),
  claimRow('A31', 'no iat', 'STATEMENT_ISSUED_AT', () => ({ iat: undefined })),
  claimRow('A31', 'exp as string', 'STATEMENT_CLAIM_UNKNOWN', () => ({ exp: '1' })),
  claimRow('A31', 'exp as number', 'STATEMENT_CLAIM_UNKNOWN', () => ({ exp: 1 })),
  claimRow('A32', 'vct of another version', 'STATEMENT_PROFILE', () => ({ vct: 'urn:grounds:statement:2' })),
  claimRow('A32', 'vct that says the kind', 'STATEMENT_PROFILE', () => ({ vct: 'urn:grounds:decision:1' })),
  claimRow('A32', 'no vct', 'STATEMENT_PROFILE', () => ({ vct: undefined })),
  {
    id: 'A33',
    input: 'record key of another state',
    code: 'STATEMENT_KEY_ISSUER',
    attempt: (fixture) => signedBy(fixture, fixture.neighbour),
  },
  {
    id: 'A33',
    input: 'issuer with another spelling of the same host',
    code: 'STATEMENT_ISSUER',
    attempt: (fixture) => fixture.payload({ iss: 'https://SCREENING.nl.example' }),
  },
  {
    id: 'A34',
    input: 'log key',
    code: 'STATEMENT_KEY_PURPOSE',
    attempt: (fixture) => signedBy(fixture, fixture.log),
  },
  {
    id: 'A34',
    input: 'witness key',
    code: 'STATEMENT_KEY_PURPOSE',
    attempt: (fixture) => signedBy(fixture, fixture.witness),
  },
  {
    id: 'A35',
    input: 'JWS JSON with two signatures as a presentation',
    code: 'PRESENTATION_FORM',
    attempt: (fixture) => fixture.presentation(generalJson(fixture)),
  },
  {
    id: 'A35',
    input: 'JWS JSON with two signatures as a signed part',
    code: 'STATEMENT_SEGMENTS',
    attempt: (fixture) => fixture.verify(generalJson(fixture)),
  },
  {
    id: 'A35',
    input: 'compact form with a second signature',
    code: 'STATEMENT_SEGMENTS',
    attempt: (fixture) => fixture.verify(`${fixture.signedPart}.${fixture.signedPart.split('.')[2] ?? ''}`),
  },
];

function generalJson({ signedPart }: StatementFixture): string {
  const [header, payload, signature] = signedPart.split('.');
  const signatures = [
    { protected: header, signature },
    { protected: header, signature },
  ];
  return JSON.stringify({ payload, signatures });
}
