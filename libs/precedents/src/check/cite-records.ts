import { earliestDay, latestDay } from '#kernel';

import { Ground } from '../parts/ground.type.js';
import { Outcome } from '../parts/outcome.type.js';
import type { Precedent } from '../precedent.type.js';

/** The ground that points at another state's decision. */
const ELSEWHERE = 'INV-05';

/** Relations by which a record says that it goes back to another one. The same parties in another deal are no echo. */
const BASES: Readonly<Record<string, string>> = {
  earlier_refusal: 'its decision relies on that one',
  same_deal: 'both are about one deal',
  decided_anew: 'both are about one case, decided anew',
};

/** One record or case that a record goes back to, as its own state says. */
export interface Citation {
  /** A record's id, or `case CA 2025-1` where only the case is known. */
  readonly id: string;
  readonly basis: string;
}

/**
 * What a record goes back to. Only its own state's word counts: no state can make another's record an echo of its own.
 * @param cases the records among those shown, by deciding state and case reference
 */
export function citationsOf(precedent: Precedent, cases: ReadonlyMap<string, Precedent>): Citation[] {
  const said = precedent.relations
    .filter(({ inverse, recordId }) => !inverse && recordId !== precedent.id)
    .flatMap(({ relation, recordId }) => {
      const basis = BASES[relation.code];
      return basis === undefined ? [] : [{ id: recordId, basis }];
    });
  if (!restsOnOthers(precedent) || !(precedent.outcome instanceof Outcome)) return said;
  const linked = precedent.outcome.links.flatMap(({ state, reference }): Citation[] => {
    const name = caseName(state.code, reference);
    const other = cases.get(name);
    if (other === precedent || isLater(other, precedent)) return [];
    return [{ id: other?.id ?? name, basis: `its ground ${ELSEWHERE} points at that case` }];
  });
  return [...said, ...linked];
}

/** A link says that cases are related, and not which came first: nothing rests on what was decided after it. */
function isLater(other: Precedent | undefined, { outcome }: Precedent): boolean {
  if (!(other?.outcome instanceof Outcome) || !(outcome instanceof Outcome)) return false;
  return earliestDay(other.outcome.decidedOn.value) > latestDay(outcome.decidedOn.value);
}

/** Whether one of the grounds shown is an earlier refusal, or broken conditions, elsewhere. */
export function restsOnOthers({ grounds }: Precedent): boolean {
  return grounds.some((ground) => ground instanceof Ground && ground.code.code === ELSEWHERE);
}

/** The records by state and case reference, as far as their outcome is shown. */
export function casesOf(precedents: readonly Precedent[]): Map<string, Precedent> {
  return new Map(
    precedents.flatMap((precedent): [string, Precedent][] => {
      const { outcome } = precedent;
      if (!(outcome instanceof Outcome) || outcome.caseReference === undefined) return [];
      return [[caseName(outcome.decidedBy.code, outcome.caseReference), precedent]];
    }),
  );
}

function caseName(state: string, reference: string): string {
  return `case ${state} ${reference.trim()}`;
}
