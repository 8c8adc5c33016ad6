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
 * @param cases the id of each record among those shown, by deciding state and case reference
 */
export function citationsOf(precedent: Precedent, cases: ReadonlyMap<string, string>): Citation[] {
  const said = precedent.relations
    .filter(({ inverse, recordId }) => !inverse && recordId !== precedent.id)
    .flatMap(({ relation, recordId }) => {
      const basis = BASES[relation.code];
      return basis === undefined ? [] : [{ id: recordId, basis }];
    });
  if (!restsOnOthers(precedent) || !(precedent.outcome instanceof Outcome)) return said;
  const linked = precedent.outcome.links.map(({ state, reference }): Citation => {
    const name = caseName(state.code, reference);
    return { id: cases.get(name) ?? name, basis: `its ground ${ELSEWHERE} points at that case` };
  });
  return [...said, ...linked.filter(({ id }) => id !== precedent.id)];
}

/** Whether one of the grounds shown is an earlier refusal, or broken conditions, elsewhere. */
export function restsOnOthers({ grounds }: Precedent): boolean {
  return grounds.some((ground) => ground instanceof Ground && ground.code.code === ELSEWHERE);
}

/** The records by state and case reference, as far as their outcome is shown. */
export function casesOf(precedents: readonly Precedent[]): Map<string, string> {
  return new Map(
    precedents.flatMap(({ id, outcome }): [string, string][] =>
      outcome instanceof Outcome && outcome.caseReference !== undefined
        ? [[caseName(outcome.decidedBy.code, outcome.caseReference), id]]
        : [],
    ),
  );
}

function caseName(state: string, reference: string): string {
  return `case ${state} ${reference.trim()}`;
}
