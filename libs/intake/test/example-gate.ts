import type { EntityManager } from 'typeorm';

import { AccessModule, AudienceStore } from '#access';
import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { JournalModule, JournalStore } from '#journal';
import { systemRandomness } from '#kernel';
import { LedgerModule, LedgerStore, LogPublisher } from '#ledger';
import { MembershipDirectory } from '#membership';
import { type IssuedStatement, type PartKind, type PartName, partKind } from '#statement';

import { emptyTables } from '../../../test/support/empty-tables.js';
import { emptyImage } from '../../../test/support/test-database.js';
import { testLog } from '../../ledger/test/test-log.js';
import { type Accepted, Acceptance } from '../src/acceptance.service.js';
import { Gate } from '../src/gate.service.js';
import { IntakeModule } from '../src/index.js';
import { LaterEffects } from '../src/later-effects.service.js';
import { ManifestStore } from '../src/manifests/manifest.store.js';
import { ProjectionStore } from '../src/projection.store.js';
import { RecordAudiences } from '../src/record-audiences.store.js';
import { TakingBack } from '../src/rebuild/taking-back.service.js';
import { SubjectStore } from '../src/subject.store.js';
import { TakenBack } from '../src/taken-back.js';
import { type Choices, ExampleRegister, NOW, ORIGIN, releaserOf } from './example-register.js';

const ENTITIES = [LedgerModule, JournalModule, AccessModule, IntakeModule].flatMap(
  (room) => room.entities as (new () => object)[],
);

/** A statement that has come in. */
export interface Said {
  readonly id: string;
  readonly recordId: string;
  readonly index: number;
  readonly parts: readonly PartName[];
}

/** The name of the one part of this kind, or of one of several. */
export function partOf({ parts }: Pick<Said, 'parts'>, kind: PartKind, place = 0): PartName {
  const name = parts.filter((part) => partKind(part) === kind)[place];
  if (name === undefined) throw new Error(`There is no such ${kind}.`);
  return name;
}

/** The gate of an example register over an embedded database, with a clock that a test may set. */
export class ExampleGate {
  now = NOW;
  readonly clock = { now: (): Date => this.now };
  readonly ledger = new LedgerStore();
  readonly transactions: Transactions;
  readonly projection: ProjectionStore;
  readonly gate: Gate;
  readonly takenBack: TakenBack;
  private readonly takingBack: TakingBack;
  /** The node's own folder, outside the database. */
  readonly folder: string;

  private constructor(
    readonly register: ExampleRegister,
    readonly database: OpenDatabase,
  ) {
    const directory = new MembershipDirectory(register.root);
    this.transactions = new Transactions(database, this.clock);
    const audiences = new AudienceStore(directory, this.transactions);
    const recordAudiences = new RecordAudiences(audiences);
    const effects = new LaterEffects(recordAudiences);
    const manifests = new ManifestStore(audiences);
    this.projection = new ProjectionStore(audiences, recordAudiences, effects, manifests);
    const log = testLog(ORIGIN, this.clock);
    this.takingBack = new TakingBack(recordAudiences, effects, manifests);
    this.folder = log.folder;
    this.takenBack = this.takenBackIn(log.folder);
    const journal = new JournalStore(this.clock, systemRandomness);
    this.gate = new Gate(
      this.transactions,
      directory,
      new LogPublisher(this.transactions, this.ledger, log),
      this.takenBack,
      new Acceptance(
        directory,
        this.ledger,
        new SubjectStore(),
        this.projection,
        manifests,
        journal,
        this.clock,
      ),
      journal,
      this.clock,
    );
  }

  /** @param server a database of its own on a server; else one in memory */
  static async open(
    register?: ExampleRegister,
    server?: { readonly url: string; readonly adminUrl: string },
  ): Promise<ExampleGate> {
    const database = await openDatabase(server ?? { image: await emptyImage() }, ENTITIES);
    return ExampleGate.begin(register ?? (await ExampleRegister.create()), database);
  }

  /** A gate over the database of one that has done its test: nothing of that is left there. */
  static async openAfter({ database }: ExampleGate): Promise<ExampleGate> {
    await emptyTables(database);
    return ExampleGate.begin(await ExampleRegister.create(), database);
  }

  private static async begin(register: ExampleRegister, database: OpenDatabase): Promise<ExampleGate> {
    const node = new ExampleGate(register, database);
    await node.intake((manager) => node.ledger.create(manager, ORIGIN));
    return node;
  }

  /** What was taken back as a node with this folder over the same database knows it. */
  takenBackIn(folder: string): TakenBack {
    return new TakenBack(this.transactions, this.takingBack, folder);
  }

  as<T>(state: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'reader', state }, work);
  }

  intake<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run({ role: 'intake' }, work);
  }

  /** Signs and submits a statement in its author's form, signed at the node's time. */
  async say(form: object, choices: Choices = {}): Promise<Said> {
    const issued = await this.register.issue(form, { at: this.now, ...choices });
    const { entry, recordId } = await this.gate.submit(releaserOf(choices.by ?? 'NL'), issued.signedPart, [
      ...issued.disclosures.values(),
    ]);
    const parts = [...issued.disclosures.keys()];
    return { id: entry.statementId, recordId, index: entry.logIndex, parts };
  }

  /** Submits what was signed before, as often as it takes. */
  resubmit({ signedPart, disclosures }: IssuedStatement, by = 'NL'): Promise<Accepted> {
    return this.gate.submit(releaserOf(by), signedPart, [...disclosures.values()]);
  }

  /** The code with which the gate refuses a statement, or `accepted`. */
  async verdict(form: object, choices: Choices = {}): Promise<string> {
    return this.say(form, choices).then(
      () => 'accepted',
      (error: { code?: string }) => error.code ?? 'a failure without a code',
    );
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
