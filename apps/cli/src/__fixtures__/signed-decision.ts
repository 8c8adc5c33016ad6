import 'reflect-metadata';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

import { type Clock, systemRandomness } from '#kernel';
import { type Root, type RootFile, type RootPayload, signRoot, verifyRoot } from '#membership';
import { assembleParts, issueStatement, parseDecision, presentStatement, signerFromJwk } from '#statement';

import { recordFile, statementFileText } from '../files/statement-file.js';

export const NOW = new Date('2026-11-23T20:00:00Z');
const CLOCK: Clock = { now: () => NOW };
const ISS = 'https://nl.demonstration.invalid/';
const ORIGIN = 'demonstration.invalid/log';
const LONG = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2036-01-01T00:00:00Z' };
const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

interface KeyPair {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateJwk: JWK;
}

async function keyPair(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  const { kty, crv, x, y } = privateJwk;
  const jwk = { kty, crv, x, y } as JWK;
  return { kid: await calculateJwkThumbprint(jwk), jwk, privateJwk };
}

/** A register of one state, and a statement that it signed. All names are invented. */
export interface SignedDecision {
  readonly root: Root;
  readonly rootFile: RootFile;
  /** Encoded disclosures by part name. */
  readonly disclosures: ReadonlyMap<string, string>;
  readonly privateJwk: JWK;
  /** Text of the record file with the parts that the test picks. */
  record(shows: (part: string) => boolean): string;
  /** Text of the submission file, all parts. */
  readonly submission: string;
}

export async function signedDecision(
  draft: object = sampleDecision(),
  demo: { readonly root: boolean; readonly statement: boolean } = { root: true, statement: true },
): Promise<SignedDecision> {
  const [rootKey, recordKey] = [await keyPair(), await keyPair()];
  const payload = rootPayload(rootKey, recordKey, demo.root);
  const rootFile = await signRoot(payload, [rootKey]);
  const { signedPart, disclosures } = await issueStatement({
    parts: assembleParts(parseDecision(draft), systemRandomness),
    iss: ISS,
    after: { origin: ORIGIN, size: 0, root: EMPTY_ROOT },
    demo: demo.statement,
    clock: CLOCK,
    randomness: systemRandomness,
    signer: await signerFromJwk(recordKey.privateJwk),
  });
  return {
    root: await verifyRoot(rootFile, NOW),
    rootFile,
    disclosures,
    privateJwk: recordKey.privateJwk,
    record: (shows) => {
      const shown = [...disclosures].filter(([part]) => shows(part)).map(([, encoded]) => encoded);
      return statementFileText(recordFile(presentStatement(signedPart, shown)));
    },
    submission: statementFileText({
      format: 'grounds-submission/1',
      token: signedPart,
      disclosures: [...disclosures.values()],
    }),
  };
}

function rootPayload(rootKey: KeyPair, recordKey: KeyPair, demo: boolean): RootPayload {
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: LONG.notBefore,
    expires: LONG.notAfter,
    ...(demo && { demo }),
    threshold: 1,
    rootKeys: [{ kid: rootKey.kid, jwk: rootKey.jwk, state: 'NL' }],
    states: [
      {
        code: 'NL',
        memberSince: '2026-01-01',
        participation: 'full',
        authorities: [
          {
            iss: ISS,
            name: 'Screening Bureau (fictitious)',
            keys: [{ kid: recordKey.kid, jwk: recordKey.jwk, alg: 'ES256', purpose: 'record', ...LONG }],
          },
        ],
        contactPoint: { name: 'Contact point NL', email: 'contact@nl.demonstration.invalid' },
        homeLog: ORIGIN,
        tokenIssuers: [],
      },
    ],
    nodes: [{ origin: ORIGIN, url: 'https://node.demonstration.invalid', states: ['NL'], keys: [] }],
    circles: [],
    policies: { quorum: null },
    auditors: [],
  };
}

/** A decision in the author's form with every kind of part. */
export function sampleDecision(outcome: Record<string, unknown> = {}): object {
  return {
    audience: { circles: ['all-members'] },
    outcome: {
      decidedBy: 'NL',
      authority: 'Screening Bureau (fictitious)',
      kind: 'prohibited',
      decidedOn: '2026-03',
      aiRelevance: { code: 'core', why: 'It trains models.' },
      mainLayer: 'models',
      value: { band: '1m_10m', currency: 'EUR' },
      links: [{ state: 'DE', reference: 'a sister case' }],
      publicReference: { source: 'A newspaper', confidence: 'high', url: 'https://paper.example/1' },
      groundsFrom: 'authority',
      marking: 'TLP:AMBER',
      ...outcome,
    },
    grounds: [
      { code: 'CON-03', weight: 'contributing', audience: { circles: ['eu'], except: ['IT'] } },
      { code: 'SEC-02', weight: 'decisive', text: { en: 'What it meant here.' } },
    ],
    reasons: [
      { language: 'nl', text: 'De redenen.', audience: { states: ['DE'] } },
      { language: 'en', text: 'The reasons.' },
    ],
    parties: [
      { role: 'target', names: [{ value: 'Voorbeeld B.V. (fictitious)', kind: 'current' }], seat: 'NL' },
      {
        role: 'investor',
        names: [
          { value: 'Quillmere Ventures (fictitious)', kind: 'current' },
          { value: 'Quillmere Capital (fictitious)', kind: 'former' },
        ],
        registration: { country: 'GB', number: '00123456' },
        note: 'Bought through a fund.',
        audience: {},
      },
    ],
    persons: [{ role: 'owner', name: 'A. Nobody (fictitious)', birthYear: 1970, audience: {} }],
  };
}
