import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { type Inquiry, JournalStore } from '#journal';
import type { Clock } from '#kernel';

import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { PrecedentsError } from '../precedents.errors.js';
import { AnsweredRequest } from './answered-request.entity.js';
import { describeResolution, resolutionsOf, stands } from './describe-resolution.js';
import type { FoundHit } from './find-hits.service.js';
import { HitResolutionStore } from './hit-resolution.store.js';
import { type Decided, HitResolved, HitVerdict } from './hit-resolution.type.js';
import type { ResolveHitInput } from './resolve-hit.input.js';
import type { SeenMatch } from './seen-match.js';

const STORED: Readonly<Record<HitVerdict, Decided>> = {
  [HitVerdict.SAME]: 'same',
  [HitVerdict.DIFFERENT]: 'different',
  [HitVerdict.UNCLEAR]: 'unclear',
  [HitVerdict.UNDO]: 'undo',
};

/**
 * What officers decide about the hits of their own state's checks. It rests on the answer that they saw, so that it tells
 * nothing of what the record has become since, and it stays with the state: no owner and no other state learns of it.
 */
@Injectable()
export class HitResolutions {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: HitResolutionStore,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PrecedentsError HIT_UNKNOWN, HIT_UNDECIDED */
  resolve(
    inquiry: Inquiry,
    { answerId, recordId, part, verdict, note }: ResolveHitInput,
  ): Promise<HitResolved> {
    const { state } = inquiry.principal;
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const request = await manager.findOneBy(AnsweredRequest, { state, answerId });
      const matches = (request?.matched ?? []).filter(
        (seen) => seen.recordId === recordId && (part == null || seen.part === part),
      );
      const [first] = matches;
      if (!first) throw isUnknown();
      if (verdict === HitVerdict.UNDO) await this.refuseNothing(manager, state, matches);
      const lineId = await this.journal.writeInquiry(manager, inquiry, {
        action: 'resolve_hit',
        outcome: 'answered',
        detail: { answer: answerId, record: recordId, verdict: STORED[verdict] },
      });
      const decision = { lineId, state, verdict: STORED[verdict], note: note ?? null };
      await this.store.insert(manager, decision, matches);
      const resolution = describeResolution({ ...first, ...decision, at: this.clock.now() }, first.digest);
      return Object.assign(new HitResolved(), { recordId, resolution });
    });
  }

  /** Adds to each match what the asking state has decided when it met before. */
  async recall(manager: EntityManager, { principal }: Inquiry, hits: readonly FoundHit[]): Promise<void> {
    const ids = hits.map(({ precedent }) => precedent.id);
    const stored = await this.store.about(manager, principal.state, ids);
    for (const { precedent, matches } of hits) {
      for (const match of matches) match.resolutions = resolutionsOf(precedent.id, match, stored);
    }
  }

  private async refuseNothing(
    manager: EntityManager,
    state: string,
    matches: readonly SeenMatch[],
  ): Promise<void> {
    const ids = matches.map(({ recordId }) => recordId);
    if (stands(matches, await this.store.about(manager, state, ids))) return;
    throw new PrecedentsError('HIT_UNDECIDED', 'Nothing that your authority decided about this hit stands.', {
      path: ['input', 'verdict'],
      advice: 'There is nothing to take back; decide SAME, DIFFERENT or UNCLEAR instead.',
    });
  }
}

/** The same for an answer of another state, for a record that was no hit in it, and for what never was. */
function isUnknown(): PrecedentsError {
  return new PrecedentsError('HIT_UNKNOWN', 'Your state has no answer that showed this hit.', {
    path: ['input'],
    advice:
      'Give the id of the answer, the record and, if any, the part as the check showed them; ask again if the check is an old one.',
  });
}
