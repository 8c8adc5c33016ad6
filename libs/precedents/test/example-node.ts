import { type INestApplicationContext, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import { AccessModule } from '#access';
import { DatabaseModule, openDatabase } from '#database';
import type { Principal } from '#identity';
import { Gate, IntakeModule } from '#intake';
import { type Inquiry, JournalModule } from '#journal';
import { systemRandomness } from '#kernel';
import { LedgerModule } from '#ledger';
import { MembershipDirectory, type RootPayload } from '#membership';
import {
  type StatementSigner,
  assembleParts,
  issueStatement,
  parseDecision,
  signerFromJwk,
} from '#statement';

import { PrecedentsModule } from '../src/index.js';
import { NOW, ORIGIN, exampleRoot, issuerOf } from './example-membership.js';

const EMPTY_LOG = { origin: ORIGIN, size: 0, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' };
const clock = { now: () => NOW };

export function officerOf(state: string, name = `${state.toLowerCase()}-reader`): Principal {
  return {
    state,
    officer: name,
    roles: new Set(['reader', 'releaser']),
    issuer: `https://id.${state.toLowerCase()}.example`,
    clientId: 'console',
    tokenId: 'token',
    demo: false,
    expiresAt: new Date(NOW.getTime() + 300_000),
  };
}

export function inquiryOf(state: string, name?: string): Inquiry {
  return { principal: officerOf(state, name), purpose: 'screening', caseReference: `${state}-2026-1` };
}

/** A node without its edges: all rooms over an embedded database, with NL's key to submit records. */
export class ExampleNode {
  private constructor(
    private readonly context: INestApplicationContext,
    private readonly signer: StatementSigner,
  ) {}

  static async start(): Promise<ExampleNode> {
    const { signer, addKey } = await recordKey();
    const rooms = [LedgerModule, JournalModule, AccessModule, IntakeModule, PrecedentsModule];
    const database = await openDatabase(
      {},
      rooms.flatMap((room) => room.entities as (new () => object)[]),
    );
    const [ledger, journal] = [LedgerModule.register(ORIGIN), JournalModule.register(clock)];
    const settings = { clock, randomness: systemRandomness, cursorKey: Buffer.alloc(32, 1) };
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.register(database, clock),
        {
          module: ExampleMembershipModule,
          global: true,
          ...providing(new MembershipDirectory(exampleRoot(addKey))),
        },
        IntakeModule.register(clock, [ledger, AccessModule.register(clock), journal]),
        PrecedentsModule.register(settings, [ledger, journal]),
      ],
    }).compile();
    return new ExampleNode(await module.init(), signer);
  }

  get<T>(type: new (...parts: never[]) => T): T {
    return this.context.get<T>(type, { strict: false });
  }

  /** Submits a decision of NL; gives the id of its record. */
  async submit(draft: object): Promise<string> {
    const issued = await issueStatement({
      parts: assembleParts(parseDecision(draft), systemRandomness),
      iss: issuerOf('NL'),
      after: EMPTY_LOG,
      clock,
      randomness: systemRandomness,
      signer: this.signer,
    });
    const { entry } = await this.get(Gate).submit(officerOf('NL'), issued.signedPart, [
      ...issued.disclosures.values(),
    ]);
    return entry.statementId;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

@Module({})
class ExampleMembershipModule {}

function providing(directory: MembershipDirectory) {
  return {
    providers: [{ provide: MembershipDirectory, useValue: directory }],
    exports: [MembershipDirectory],
  };
}

async function recordKey(): Promise<{ signer: StatementSigner; addKey: (payload: RootPayload) => void }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const signer = await signerFromJwk({ kty, crv, x, y, d });
  const valid = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };
  const key = {
    kid: signer.kid,
    jwk: { kty, crv, x, y },
    alg: 'ES256',
    purpose: 'record',
    ...valid,
  } as const;
  return { signer, addKey: ({ states }) => void states[0]?.authorities[0]?.keys.push(key) };
}
