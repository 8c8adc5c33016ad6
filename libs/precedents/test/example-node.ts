import { type INestApplicationContext, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import { AccessModule } from '#access';
import { DatabaseModule, openDatabase } from '#database';
import type { Principal } from '#identity';
import { Gate, IntakeModule } from '#intake';
import { type Inquiry, JournalModule } from '#journal';
import { type Clock, systemRandomness } from '#kernel';
import { LedgerModule } from '#ledger';
import { MembershipDirectory, type RootPayload } from '#membership';
import {
  type PartKind,
  type PartName,
  type StatementSigner,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  partKind,
  signerFromJwk,
} from '#statement';

import { emptyImage } from '../../../test/support/test-database.js';
import { testLog } from '../../ledger/test/test-log.js';
import { testSigner } from '../../ledger/test/test-signer.js';
import { PrecedentsModule } from '../src/index.js';
import { NOW, ORIGIN, exampleRoot, issuerOf } from './example-membership.js';

const EMPTY_LOG = { origin: ORIGIN, size: 0, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' };

/** States whose statements a test can sign; their place among the states of the root. */
const SIGNING = { NL: 0, FR: 1 } as const;
type Signing = keyof typeof SIGNING;

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

/** A statement that has come in. */
export interface Said {
  readonly id: string;
  readonly recordId: string;
  readonly logIndex: number;
  readonly parts: readonly PartName[];
}

/** The name of the one part of this kind, or of one of several. */
export function partOf({ parts }: Said, kind: PartKind, place = 0): PartName {
  const name = parts.filter((part) => partKind(part) === kind)[place];
  if (name === undefined) throw new Error(`There is no such ${kind}.`);
  return name;
}

class ExampleClock implements Clock {
  time = NOW;
  now(): Date {
    return this.time;
  }
}

/** A node without its edges: all rooms over an embedded database, with keys of NL and FR to submit with. */
export class ExampleNode {
  private constructor(
    private readonly context: INestApplicationContext,
    private readonly signers: ReadonlyMap<string, StatementSigner>,
    private readonly clock: ExampleClock,
  ) {}

  static async start(change: (payload: RootPayload) => void = () => undefined): Promise<ExampleNode> {
    const [nl, fr] = [await recordKey('NL'), await recordKey('FR')];
    const clock = new ExampleClock();
    const root = exampleRoot((payload) => {
      nl.addKey(payload);
      fr.addKey(payload);
      change(payload);
    });
    const rooms = [LedgerModule, JournalModule, AccessModule, IntakeModule, PrecedentsModule];
    const database = await openDatabase(
      { image: await emptyImage() },
      rooms.flatMap((room) => room.entities as (new () => object)[]),
    );
    const log = testLog(ORIGIN, clock);
    const ledger = LedgerModule.register(log);
    const sealing = {
      origin: ORIGIN,
      clock,
      randomness: systemRandomness,
      signers: { node: () => undefined },
    };
    const journal = JournalModule.register(sealing, [ledger]);
    const signer = testSigner('node');
    const settings = {
      clock,
      randomness: systemRandomness,
      cursorKey: Buffer.alloc(32, 1),
      origin: ORIGIN,
      signers: { node: () => signer },
    };
    const access = AccessModule.register(clock);
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.register(database, clock),
        { module: ExampleMembershipModule, global: true, ...providing(new MembershipDirectory(root)) },
        IntakeModule.register(log, [ledger, access, journal]),
        PrecedentsModule.register(settings, [ledger, access, journal]),
      ],
    }).compile();
    const signers = new Map([
      ['NL', nl.signer],
      ['FR', fr.signer],
    ]);
    return new ExampleNode(await module.init(), signers, clock);
  }

  get<T>(type: new (...parts: never[]) => T): T {
    return this.context.get<T>(type, { strict: false });
  }

  /** What every clock of the node shows from now on. */
  set time(time: Date) {
    this.clock.time = time;
  }

  /** Submits a statement in its author's form. */
  async say(form: object, by: Signing = 'NL'): Promise<Said> {
    const signer = this.signers.get(by);
    if (!signer) throw new Error(`There is no key of ${by}.`);
    const issued = await issueStatement({
      parts: assembleStatement(parseStatementForm(form), systemRandomness),
      iss: issuerOf(by),
      after: EMPTY_LOG,
      clock: this.clock,
      randomness: systemRandomness,
      signer,
    });
    const disclosures = [...issued.disclosures.values()];
    const { entry, recordId } = await this.get(Gate).submit(officerOf(by), issued.signedPart, disclosures);
    const { statementId: id, logIndex } = entry;
    return { id, recordId, logIndex, parts: [...issued.disclosures.keys()] };
  }

  /** Submits a statement and gives its id; a decision's is that of its record. */
  async submit(form: object, by?: Signing): Promise<string> {
    return (await this.say(form, by)).id;
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

async function recordKey(
  state: Signing,
): Promise<{ signer: StatementSigner; addKey: (payload: RootPayload) => void }> {
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
  return { signer, addKey: ({ states }) => void states[SIGNING[state]]?.authorities[0]?.keys.push(key) };
}
