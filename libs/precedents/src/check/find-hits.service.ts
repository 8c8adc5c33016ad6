import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Inquiry } from '#journal';
import { isUnionState } from '#vocabulary';

import { partyId } from '../parts/describe-party.js';
import { Party, Person } from '../parts/party.type.js';
import type { Precedent } from '../precedent.type.js';
import { Precedents } from '../precedents.service.js';
import { Candidate, CandidateStore } from './candidate.store.js';
import { Hit, Match } from './check.type.js';
import { judgeEarlierRefusal } from './judge-earlier-refusal.js';
import { BANDS, matchParty } from './match-party.js';
import type { AskedParty } from './question.js';

interface Sighting {
  readonly place: number;
  readonly party: AskedParty;
  readonly candidate: Candidate;
}

/** Finds the visible records in which the parties of a check appear, best match first. */
@Injectable()
export class HitFinder {
  constructor(
    private readonly candidates: CandidateStore,
    private readonly precedents: Precedents,
  ) {}

  async find(
    manager: EntityManager,
    inquiry: Inquiry,
    parties: readonly AskedParty[],
    among: readonly string[] | null,
  ): Promise<Hit[]> {
    const sightings = await this.sightings(manager, parties, among);
    const ids = [...new Set(sightings.map(({ candidate }) => candidate.recordId))];
    const precedents = await this.precedents.describe(manager, inquiry, ids);
    return precedents
      .flatMap((precedent) =>
        this.hit(
          precedent,
          sightings.filter(({ candidate }) => candidate.recordId === precedent.id),
        ),
      )
      .sort(bestThenNewest);
  }

  private async sightings(
    manager: EntityManager,
    parties: readonly AskedParty[],
    among: readonly string[] | null,
  ): Promise<Sighting[]> {
    const sightings: Sighting[] = [];
    for (const [place, party] of parties.entries()) {
      for (const candidate of await this.candidates.find(manager, party, among)) {
        sightings.push({ place, party, candidate });
      }
    }
    return sightings;
  }

  private hit(precedent: Precedent, sightings: Sighting[]): Hit[] {
    const matches = sightings
      .flatMap(({ place, party, candidate }) => {
        const recorded = recordedParty(precedent, candidate);
        return recorded ? (matchParty(place, party, candidate, recorded) ?? []) : [];
      })
      .sort((left, right) => rank(left) - rank(right));
    if (matches.length === 0) return [];
    const earlierRefusal = judgeEarlierRefusal(precedent, matches, isUnionState);
    return [Object.assign(new Hit(), { precedent, matches, earlierRefusal })];
  }
}

/** A candidate's part among those the reader sees. Persons carry no id: they are found by their name. */
function recordedParty(
  precedent: Precedent,
  { recordId, part, name }: Candidate,
): Party | Person | undefined {
  const id = partyId(recordId, part);
  const party = precedent.parties.find((shown) => shown instanceof Party && shown.id === id);
  if (party instanceof Party) return party;
  const person = precedent.persons.find((shown) => shown instanceof Person && shown.name === name);
  return person instanceof Person ? person : undefined;
}

function rank(match: Match | undefined): number {
  return BANDS.indexOf(match?.band ?? '');
}

function bestThenNewest(left: Hit, right: Hit): number {
  return rank(left.matches[0]) - rank(right.matches[0]) || right.precedent.logIndex - left.precedent.logIndex;
}
