import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import type { HitLevelName } from '#intake';
import { type Asker, JournalStore, type OwnedRecord } from '#journal';
import { analyseName, compareNames } from '#matching';

import { PRESENT } from '../moment.js';
import { type Candidate, CandidateStore } from './candidate.store.js';
import type { AskedParty } from './question.js';

/** A likeness weaker than these is no reason to make a state speak up. */
const TELLING_BANDS = ['strong', 'likely'];

const CHOSEN = `
  SELECT r.record_id AS id, r.state AS owner, min(h.level) AS level
    FROM record r JOIN hit_level h USING (record_id)
   WHERE r.record_id = ANY($1::text[]) AND r.state = ANY($2::text[])
     AND coalesce((SELECT e.standing FROM record_event e
                    WHERE e.record_id = r.record_id AND e.standing IS NOT NULL
                    ORDER BY e.event = 'withdrawn' DESC, e.true_until DESC, e.true_from DESC, e.arrival DESC LIMIT 1),
                  'in_force') <> 'ended'
   GROUP BY r.record_id, r.state`;

type ChosenRecord = OwnedRecord & { readonly level: HitLevelName };

/**
 * Looks, on behalf of the owners, in parties that they have not shared with the asker. What is found goes to
 * the owners; of it the asker learns which states would be asked, and nothing where the owner keeps silent.
 */
@Injectable()
export class UnsharedHits {
  constructor(
    private readonly transactions: Transactions,
    private readonly candidates: CandidateStore,
    private readonly journal: JournalStore,
  ) {}

  /**
   * Always as of now: asked of one earlier moment after the other, the answers would tell when the owner
   * recorded it.
   * @param owners the states that are asked
   * @param shown records that the asker sees anyway
   * @param mayAnnounce the states whose announcement the answer can hold; any, when left out
   * @returns the states that announce a record, sorted
   */
  async ask(
    manager: EntityManager,
    asker: Asker,
    parties: readonly AskedParty[],
    owners: readonly string[],
    shown: ReadonlySet<string>,
    mayAnnounce = owners,
  ): Promise<string[]> {
    return this.transactions.as(manager, 'matcher', async (matcher) => {
      const ids = [...(await this.telling(matcher, parties))];
      const chosen = await matcher.query<ChosenRecord[]>(CHOSEN, [ids, owners]);
      const unshown = chosen.filter(({ id }) => !shown.has(id));
      const isTold = ({ level, owner }: ChosenRecord): boolean =>
        level === 'announce' && mayAnnounce.includes(owner);
      const announced = unshown.filter(isTold);
      const silent = unshown.filter((one) => !isTold(one));
      await this.journal.writeSightings(matcher, asker, 'announced', announced);
      await this.journal.writeSightings(matcher, asker, 'silent_hit', silent);
      return [...new Set(announced.map(({ owner }) => owner))].sort();
    });
  }

  /** Records that name a party as the transaction's role sees them, alike enough to speak of. */
  async telling(manager: EntityManager, parties: readonly AskedParty[]): Promise<Set<string>> {
    const ids = new Set<string>();
    for (const party of parties) {
      const { found } = await this.candidates.find(manager, party, null, PRESENT);
      for (const candidate of found) if (isTelling(party, candidate)) ids.add(candidate.recordId);
    }
    return ids;
  }
}

/** An identifier is the same or is not found at all. */
function isTelling({ names }: AskedParty, { name }: Candidate): boolean {
  if (name === null) return true;
  const recorded = analyseName(name);
  return names.some((asked) => TELLING_BANDS.includes(compareNames(asked, recorded)?.band ?? ''));
}
