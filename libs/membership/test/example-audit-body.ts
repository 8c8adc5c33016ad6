import type { AuditBody } from '../src/index.js';
import type { ExampleKey } from './example-root.js';

/** A court that NL and FI let in for a year. */
export function exampleAuditBody({ kid, jwk }: Pick<ExampleKey, 'kid' | 'jwk'>): AuditBody {
  return {
    id: 'court-of-auditors',
    name: 'Court of Auditors (fictitious)',
    states: ['NL', 'FI'],
    tokenIssuers: [{ iss: 'https://id.court.example', keys: [{ kid, jwk, alg: 'ES256' }] }],
    notBefore: '2026-11-01T00:00:00Z',
    notAfter: '2027-11-01T00:00:00Z',
  };
}
