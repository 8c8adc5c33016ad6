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
import { HitPlaces } from './hit-place.store.js';
import { judgeEarlierRefusal } from './judge-earlier-refusal.js';
import type { Alike } from './keep-alike.js';
import { bandPlace, matchParty } from './match-party.js';
import type { PlacedHit } from './order-hits.js';
import { PartySearch, type SearchScope } from './party-search.service.js';
import type { AskedParty } from './question.js';
import { readInOrder } from './read-in-order.js';

interface Sighting {
  readonly place: number;
  readonly party: AskedParty;
  readonly alike: Alike;
}

/** A hit by itself: what it has to do with the others that are shown is not said yet. */
export type FoundHit = Pick<Hit, 'precedent' | 'matches' | 'earlierRefusal'>;

/** The hits, best first, and whether there may be more that the search did not reach. */
export interface FoundHits {
  readonly hits: FoundHit[];
  /** Records of hits behind those, which were not read. */
  readonly further: string[];
  /** Hits on decisions that no longer count, left out unless they were asked for. */
  readonly ended: FoundHit[];
  readonly cutOff: boolean;
}

/** What a search is held to, besides decisions that no longer count or not. */
export interface HitScope extends SearchScope {
  readonly withEnded: boolean;
  /** Hits whose records are read at the most; those of decisions that may count no longer are read besides. */
  readonly most: number;
}

/** Records that one check looks at at the most, however many parties it asks about. */
const RECORD_LIMIT = 100;

/** Finds the visible records in which the parties of a check appear, best match first. */
@Injectable()
export class HitFinder {
  constructor(
    private readonly search: PartySearch,
    private readonly places: HitPlaces,
    private readonly precedents: Precedents,
  ) {}

  async find(
    manager: EntityManager,
    inquiry: Inquiry,
    parties: readonly AskedParty[],
    scope: HitScope,
  ): Promise<FoundHits> {
    const { sightings, cutOff } = await this.sightings(manager, parties, scope);
    const byRecord = Map.groupBy(sightings, ({ alike }) => alike.candidate.recordId);
    const ids = [...byRecord.keys()];
    const placed = await this.placed(manager, byRecord, ids.slice(0, RECORD_LIMIT), scope);
    const read = async (hits: readonly PlacedHit[]): Promise<FoundHit[]> => {
      if (hits.length === 0) return [];
      const recordIds = hits.map(({ recordId }) => recordId);
      const precedents = await this.precedents.describe(manager, inquiry, recordIds, scope.moment);
      return precedents.flatMap((precedent) => hitOf(precedent, byRecord.get(precedent.id) ?? []));
    };
    const found = await readInOrder(placed, read, scope);
    return { ...found, cutOff: cutOff || ids.length > RECORD_LIMIT };
  }

  private async placed(
    manager: EntityManager,
    byRecord: ReadonlyMap<string, readonly Sighting[]>,
    recordIds: readonly string[],
    { moment }: SearchScope,
  ): Promise<PlacedHit[]> {
    const places = await this.places.find(manager, recordIds, moment);
    const byId = new Map(places.map((place) => [place.recordId, place]));
    return recordIds.flatMap((recordId, found): PlacedHit[] => {
      const place = byId.get(recordId);
      if (!place) return [];
      const alikes = (byRecord.get(recordId) ?? []).map(({ alike }) => alike);
      const soundsOnly = alikes.every(({ candidate }) => candidate.by === 'sound');
      const band = Math.min(...alikes.map(bandPlace));
      return [{ ...place, band, found: soundsOnly ? found : undefined }];
    });
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
      sightings.push(...found.alike.map((alike) => ({ place, party, alike })));
      sounding.push(...found.sounding.map((alike) => ({ place, party, alike })));
      cutOff ||= found.cutOff;
    }
    sounding.sort((left, right) => right.alike.score - left.alike.score);
    return { sightings: [...sightings, ...sounding], cutOff };
  }
}

function hitOf(precedent: Precedent, sightings: readonly Sighting[]): FoundHit[] {
  const matches = [...sightings]
    .sort((left, right) => bandPlace(left.alike) - bandPlace(right.alike))
    .flatMap(({ place, party, alike: { candidate } }): Match[] => {
      const recorded = recordedParty(precedent, candidate);
      const match = recorded && matchParty(place, party, candidate, recorded);
      return match ? [match] : [];
    });
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
