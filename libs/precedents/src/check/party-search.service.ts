import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';
import { type Candidates, CandidateStore } from './candidate.store.js';
import { type Alike, keepAlike } from './keep-alike.js';
import { BANDS } from './match-party.js';
import type { AskedParty } from './question.js';

/** What a search is held to: the records of a first answer, and a moment. */
export interface SearchScope {
  readonly among: readonly string[] | null;
  readonly moment: Moment;
}

/** Whom a party of a check may be. */
export interface FoundParties {
  /** Found by identifier or by the words of a name, best band first. */
  readonly alike: readonly Alike[];
  /** Found by the sound of the whole name, the likest first. */
  readonly sounding: readonly Alike[];
  readonly cutOff: boolean;
}

/** Names that only sound alike as a whole, of one party asked about. */
const MOST_SOUNDING = 10;
const SIMILAR = BANDS.indexOf('similar_name_only');

/** Looks for a party by its words, and where they find nothing better than a similar name, by its sound as a whole. */
@Injectable()
export class PartySearch {
  constructor(private readonly candidates: CandidateStore) {}

  async find(
    manager: EntityManager,
    party: AskedParty,
    { among, moment }: SearchScope,
  ): Promise<FoundParties> {
    const first = await this.candidates.find(manager, party, among, moment);
    const alike = keepAlike(party, first.found);
    if (alike.some(({ rank }) => rank < SIMILAR)) return { alike, sounding: [], cutOff: first.cutOff };
    const second = await this.candidates.findBySound(manager, party, among, moment);
    const sounding = likestOf(party, second, alike);
    return {
      alike,
      sounding: sounding.slice(0, MOST_SOUNDING),
      cutOff: first.cutOff || second.cutOff || sounding.length > MOST_SOUNDING,
    };
  }
}

/** What the words have found already is not told a second time. */
function likestOf(party: AskedParty, { found }: Candidates, alike: readonly Alike[]): Alike[] {
  const told = new Set(alike.map(placeOf));
  return keepAlike(party, found)
    .filter((one) => !told.has(placeOf(one)))
    .toSorted((left, right) => right.score - left.score);
}

function placeOf({ candidate: { recordId, part } }: Alike): string {
  return `${recordId} ${part}`;
}
