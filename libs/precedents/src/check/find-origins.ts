import type { Precedent } from '../precedent.type.js';
import { type Citation, casesOf, citationsOf } from './cite-records.js';
import { HitOrigin, OriginCount } from './hit-origin.type.js';

/** The hits with what each goes back to. What is not shown is never counted. */
export function findOrigins<T extends { readonly precedent: Precedent }>(
  hits: readonly T[],
): (T & { readonly origin: HitOrigin })[] {
  const precedents = hits.map(({ precedent }) => precedent);
  const shown = new Map(precedents.map((precedent) => [precedent.id, precedent]));
  const followed = followedBy(precedents);
  const roots = new Map(precedents.map(({ id }) => [id, rootOf(id, followed, shown)]));
  const groups = Map.groupBy(precedents, ({ id }) => roots.get(id) ?? id);
  return hits.map((hit) => {
    const { precedent } = hit;
    const id = roots.get(precedent.id) ?? precedent.id;
    const records = (groups.get(id) ?? []).map((one) => one.id);
    const text = textOf(precedent, id, records.length, followed.get(precedent.id));
    return { ...hit, origin: Object.assign(new HitOrigin(), { id, records, text }) };
  });
}

/** "2 records, 1 origin". */
export function countOrigins(hits: readonly { readonly origin: HitOrigin }[]): OriginCount {
  const records = hits.length;
  const origins = new Set(hits.map(({ origin }) => origin.id)).size;
  return Object.assign(new OriginCount(), { records, origins, text: countText(records, origins) });
}

function countText(records: number, origins: number): string {
  return `${records} ${records === 1 ? 'record' : 'records'}, ${origins} ${origins === 1 ? 'origin' : 'origins'}`;
}

/** The one record that each goes back to: rather one that is shown than one that is not. */
function followedBy(precedents: readonly Precedent[]): Map<string, Citation> {
  const cases = casesOf(precedents);
  const ids = new Set(precedents.map(({ id }) => id));
  return new Map(
    precedents.flatMap((precedent) => {
      const citations = citationsOf(precedent, cases);
      const followed = citations.find(({ id }) => ids.has(id)) ?? citations[0];
      return followed ? [[precedent.id, followed]] : [];
    }),
  );
}

/** Follows the citations to their end; of records that cite each other in a ring, the first recorded is the origin. */
function rootOf(
  start: string,
  followed: ReadonlyMap<string, Citation>,
  shown: ReadonlyMap<string, Precedent>,
): string {
  const path = [start];
  for (let next = followed.get(start)?.id; next !== undefined; next = followed.get(next)?.id) {
    if (path.includes(next)) return firstRecorded(path.slice(path.indexOf(next)), shown);
    path.push(next);
  }
  return path.at(-1) ?? start;
}

function firstRecorded(ids: readonly string[], shown: ReadonlyMap<string, Precedent>): string {
  const time = (id: string): number => shown.get(id)?.recordedAt.getTime() ?? Infinity;
  const [first = ''] = [...ids].sort((left, right) => time(left) - time(right) || (left < right ? -1 : 1));
  return first;
}

function textOf(
  { id, signedBy }: Precedent,
  root: string,
  records: number,
  followed: Citation | undefined,
): string {
  const count = records > 1 ? `${countText(records, 1)}. ` : '';
  if (root !== id && followed) {
    return `${count}It follows ${nameOf(followed.id)}, as ${signedBy.code} says: ${followed.basis}.`;
  }
  return count ? `${count}This one is the origin.` : 'No other record shown goes back to the same decision.';
}

function nameOf(id: string): string {
  return id.startsWith('case ') ? `the ${id}` : `the record ${id}`;
}
