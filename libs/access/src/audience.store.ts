import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';

import { Transactions } from '#database';
import { canonicalText } from '#kernel';
import { MembershipDirectory } from '#membership';

import { AccessError } from './access.errors.js';
import { AudienceReader } from './audience-reader.entity.js';
import { AudienceRow } from './audience.entity.js';
import type { AudienceDefinition } from './core/audience-definition.js';
import { NO_RULES, viewOf } from './core/own-rules.js';
import { type MembershipView, readersOf } from './core/readers-of.js';
import { readAllRules, readOwnRules } from './read-own-rules.js';

/** One text for any number of rows: a reader could measure another. */
const KEEP = `
  INSERT INTO audience_reader (audience_id, state, since, until)
  SELECT "audienceId", state, since, until
    FROM jsonb_to_recordset($1) AS made ("audienceId" bigint, state text, since timestamptz, until timestamptz)`;

const KEEP_LEASE = `
  INSERT INTO mirror_lease (origin, until, text) VALUES ($1, $2, $3)
  ON CONFLICT (origin) DO UPDATE SET until = excluded.until, text = excluded.text`;
const LEASE_STEP_MS = 3_600_000;

/** Keeps audiences and the readers they resolve to. Every call takes the caller's transaction. */
@Injectable()
export class AudienceStore {
  /** A definition never changes under its id, so what was read once holds. */
  readonly #definitions = new Map<string, AudienceDefinition>();

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly transactions: Transactions,
  ) {}

  /** The ids of these audiences; those that are known with one statement. */
  async internAll(
    manager: EntityManager,
    definitions: readonly AudienceDefinition[],
  ): Promise<ReadonlyMap<AudienceDefinition, string>> {
    const texts = new Map([...new Set(definitions)].map((one) => [one, canonicalText(one)] as const));
    const wanted = new Map([...texts].map(([definition, text]) => [text, definition]));
    const digests = [...wanted.keys()].map(digestOf);
    const known = await manager.findBy(AudienceRow, { digest: In(digests) });
    const ids = new Map(known.map(({ definition, audienceId }) => [canonicalText(definition), audienceId]));
    for (const [text, definition] of wanted) {
      if (!ids.has(text)) ids.set(text, await this.intern(manager, definition));
    }
    return new Map([...texts].map(([definition, text]) => [definition, ids.get(text) ?? '']));
  }

  /** The id of this audience; a new one is resolved to its readers at once. */
  async intern(manager: EntityManager, definition: AudienceDefinition): Promise<string> {
    const digest = digestOf(canonicalText(definition));
    const known = await manager.findOneBy(AudienceRow, { digest });
    if (known) return known.audienceId;
    await this.holdReaders(manager);
    const row = manager.create(AudienceRow, { owner: definition.owner, definition, digest });
    await manager.insert(AudienceRow, row);
    const view = viewOf(this.directory.coming(), await readOwnRules(manager, [definition]));
    await this.keep(manager, readers(row, view));
    return row.audienceId;
  }

  /**
   * Resolves the audiences of one owner again: it has said anew who is in a circle of its own, or who is shut out.
   * Within the transaction that takes its word, so that every process goes by it with the next statement.
   */
  async refreshOwner(manager: EntityManager, owner: string): Promise<void> {
    await this.holdReaders(manager);
    const rows = await manager.findBy(AudienceRow, { owner });
    const definitions = rows.map(({ definition }) => definition);
    const view = viewOf(this.directory.coming(), await readOwnRules(manager, definitions));
    await manager.query(
      'DELETE FROM audience_reader WHERE audience_id IN (SELECT audience_id FROM audience WHERE owner = $1)',
      [owner],
    );
    await this.keep(
      manager,
      rows.flatMap((row) => readers(row, view)),
    );
  }

  /**
   * The node of another log lets this one show what it granted, until then. Whom that lets in is resolved again when
   * the end moves by an hour or more: the end before it is the nearer one.
   * @param text the lease as that node has signed it
   */
  async renewLease(manager: EntityManager, origin: string, until: Date, text: string): Promise<void> {
    await this.holdReaders(manager);
    const [before] = await manager.query<{ until: Date }[]>(
      'SELECT until FROM mirror_lease WHERE origin = $1 FOR UPDATE',
      [origin],
    );
    if (before && Math.abs(until.getTime() - before.until.getTime()) < LEASE_STEP_MS) return;
    await manager.query(KEEP_LEASE, [origin, until, text]);
    const rows = await manager
      .createQueryBuilder(AudienceRow, 'audience')
      .where(`audience.definition ->> 'lease' = :origin`, { origin })
      .getMany();
    const view = viewOf(
      this.directory.coming(),
      await readOwnRules(
        manager,
        rows.map(({ definition }) => definition),
      ),
    );
    await manager.query('DELETE FROM audience_reader WHERE audience_id = ANY($1::bigint[])', [
      rows.map(({ audienceId }) => audienceId),
    ]);
    await this.keep(
      manager,
      rows.flatMap((row) => readers(row, view)),
    );
  }

  /**
   * What to judge these audiences by: the membership in force, with what their owners have said of circles and
   * exclusions. Nothing of it is remembered, and no reader may know it: it is read as the worker, in the caller's
   * transaction.
   */
  async viewFor(manager: EntityManager, definitions: Iterable<AudienceDefinition>): Promise<MembershipView> {
    const judged = [...definitions];
    if (judged.length === 0) return viewOf(this.directory.current(), NO_RULES);
    const rules = await this.transactions.as(manager, 'worker', (worker) => readOwnRules(worker, judged));
    return viewOf(this.directory.current(), rules);
  }

  /**
   * Whom these audiences are for, by id. No reader may see that in the database, so it is read in the
   * caller's transaction as the worker, and must not leave the node but to the owner.
   */
  async definitions(
    manager: EntityManager,
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, AudienceDefinition>> {
    const wanted = [...new Set(ids)];
    const unread = wanted.filter((id) => !this.#definitions.has(id));
    if (unread.length > 0) {
      const rows = await this.transactions.as(manager, 'worker', (worker) =>
        worker.findBy(AudienceRow, { audienceId: In(unread) }),
      );
      for (const { audienceId, definition } of rows) this.#definitions.set(audienceId, definition);
    }
    return new Map(
      wanted.flatMap((id) => {
        const definition = this.#definitions.get(id);
        return definition ? [[id, definition] as const] : [];
      }),
    );
  }

  /**
   * Resolves every audience again, as the worker: after a start, and before another root is in force.
   * Processes that start together, and submissions meanwhile, wait for one another here. A process that goes by an
   * older root than another leaves it to that one, and follows with its next request.
   */
  async refreshAll(manager: EntityManager): Promise<void> {
    await manager.query('LOCK TABLE audience_reader IN SHARE ROW EXCLUSIVE MODE');
    if (await this.isOvertaken(manager)) return;
    const view = viewOf(this.directory.coming(), await readAllRules(manager));
    const rows = (await manager.find(AudienceRow)).flatMap((row) => readers(row, view));
    await manager.query('DELETE FROM audience_reader');
    await this.keep(manager, rows);
  }

  /** Whether another process has taken a later root, by which readers are to be resolved from then on. */
  private async isOvertaken(manager: EntityManager): Promise<boolean> {
    const [row] = await manager.query<{ later: boolean }[]>(
      'SELECT EXISTS (SELECT FROM membership_root WHERE version > $1) AS later',
      [this.directory.coming().root.payload.version],
    );
    return row?.later === true;
  }

  /** Either a refresh sees what is written now, or this sees the membership that the refresh went by. */
  private async holdReaders(manager: EntityManager): Promise<void> {
    await manager.query('LOCK TABLE audience_reader IN ROW EXCLUSIVE MODE');
    if (await this.isOvertaken(manager)) throw overtaken();
  }

  private async keep(manager: EntityManager, rows: readonly AudienceReader[]): Promise<void> {
    await manager.query(KEEP, [JSON.stringify(rows)]);
  }
}

function readers({ audienceId, definition }: AudienceRow, view: MembershipView): AudienceReader[] {
  return [...readersOf(definition, view)].map(([state, interval]) => ({ audienceId, state, ...interval }));
}

function overtaken(): AccessError {
  return new AccessError('MEMBERSHIP_CHANGED', 'The members agreed on a new root at this moment.', {
    advice: 'Send the same again.',
  });
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
