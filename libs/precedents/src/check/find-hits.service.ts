import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Inquiry } from '#journal';
import { isUnionState } from '#vocabulary';

import { partyId } from '../parts/describe-party.js';
import { Party, Person } from '../parts/party.type.js';
import type { Precedent } from '../precedent.type.js';
import { Precedents } from '../precedents.service.js';
import type { Candidate } from './candidate.store.js';
import type { Hit, Match } from './check.type.js';
import { judgeEarlierRefusal } from './judge-earlier-refusal.js';
import type { Alike } from './keep-alike.js';
import { BANDS, isWholeSound, matchParty } from './match-party.js';
import { PartySearch, type SearchScope } from './party-search.service.js';
import type { AskedParty } from './question.js';

interface Sighting {
  readonly place: number;
  readonly party: AskedParty;
  readonly candidate: Candidate;
  readonly score: number;
}

/** A hit by itself: what it has to do with the others that are shown is not said yet. */
export type FoundHit = Pick<Hit, 'precedent' | 'matches' | 'earlierRefusal'>;

/** The hits, best first, and whether there may be more that the search did not reach. */
export interface FoundHits {
  readonly hits: FoundHit[];
  /** Hits on decisions that no longer count, left out unless they were asked for. */
  readonly ended: FoundHit[];
  readonly cutOff: boolean;
}

/** What a search is held to, besides decisions that no longer count or not. */
export interface HitScope extends SearchScope {
  readonly withEnded: boolean;
}

/** Records that one check reads at the most, however many parties it asks about. */
const RECORD_LIMIT = 100;

/** Finds the visible records in which the parties of a check appear, best match first. */
@Injectable()
export class HitFinder {
  constructor(
    private readonly search: PartySearch,
    private readonly precedents: Precedents,
  ) {}

  async find(
    manager: EntityManager,
    inquiry: Inquiry,
    parties: readonly AskedParty[],
    scope: HitScope,
  ): Promise<FoundHits> {
    const { sightings, cutOff } = await this.sightings(manager, parties, scope);
    const byRecord = Map.groupBy(sightings, ({ candidate }) => candidate.recordId);
    const ids = [...byRecord.keys()];
    const precedents = await this.precedents.describe(
      manager,
      inquiry,
      ids.slice(0, RECORD_LIMIT),
      scope.moment,
    );
    const all = precedents.flatMap((precedent) => hitOf(precedent, byRecord.get(precedent.id) ?? []));
    const counted = (hit: FoundHit): boolean => scope.withEnded || hit.precedent.status.counts;
    const hits = inTurns(all.filter(counted), ids);
    const ended = all.filter((hit) => !counted(hit));
    return { hits, ended, cutOff: cutOff || ids.length > RECORD_LIMIT };
  }

  private async sightings(
    manager: EntityManager,
    parties: readonly AskedParty[],
    scope: SearchScope,
  ): Promise<{ sightings: Sighting[]; cutOff: boolean }> {
    const [sightings, sounding]: [Sighting[], Sighting[]] = [[], []];
    let cutOff = false;
    for (const [place, party] of parties.entries()) {
      const found = await this.search.find(manager, party, scope);
      const sightingOf = ({ candidate, score }: Alike): Sighting => ({ place, party, candidate, score });
      sightings.push(...found.alike.map(sightingOf));
      sounding.push(...found.sounding.map(sightingOf));
      cutOff ||= found.cutOff;
    }
    sounding.sort((left, right) => right.score - left.score);
    return { sightings: [...sightings, ...sounding], cutOff };
  }
}

function hitOf(precedent: Precedent, sightings: Sighting[]): FoundHit[] {
  const matches = sightings
    .flatMap(({ place, party, candidate }) => {
      const recorded = recordedParty(precedent, candidate);
      return recorded ? (matchParty(place, party, candidate, recorded) ?? []) : [];
    })
    .sort((left, right) => rank(left) - rank(right));
  if (matches.length === 0) return [];
  const earlierRefusal = judgeEarlierRefusal(precedent, matches, isUnionState);
  return [{ precedent, matches, earlierRefusal }];
}

/** A candidate's part among those the reader sees. */
function recordedParty(precedent: Precedent, { recordId, part }: Candidate): Party | Person | undefined {
  const id = partyId(recordId, part);
  return [...precedent.parties, ...precedent.persons].find(
    (shown): shown is Party | Person =>
      (shown instanceof Party || shown instanceof Person) && shown.id === id,
  );
}

/** Place of a match among the bands; behind all of them what only sounds alike as a whole. */
function rank(match: Match | undefined): number {
  if (!match) return -1;
  return isWholeSound(match) ? BANDS.length : BANDS.indexOf(match.band);
}

/**
 * Best band first; within a band the owners in turn, each with its newest first. What only sounds alike as a whole keeps the
 * order in which it was found.
 */
function inTurns(hits: readonly FoundHit[], found: readonly string[]): FoundHit[] {
  const newest = [...hits].sort((left, right) => right.precedent.arrival - left.precedent.arrival);
  const turns = new Map<string, number>();
  return newest
    .map((hit) => {
      const band = rank(hit.matches[0]);
      const key = `${band} ${hit.precedent.signedBy.code}`;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { hit, band, turn: band === BANDS.length ? found.indexOf(hit.precedent.id) : turn };
    })
    .sort((left, right) => left.band - right.band || left.turn - right.turn)
    .map(({ hit }) => hit);
}
