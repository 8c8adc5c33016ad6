import type { DemonstrationEvent } from './demonstration-statements.js';

/** What the node knows of the statements that an event speaks of. */
export interface SeededNames {
  /** Id in the log of a statement by its name in the demonstration. */
  readonly idOf: (name: string) => string;
  /** The name that a part has in the log, by what the demonstration calls it: `ground:SEC-07`. */
  readonly partOf: (name: string) => string;
}

/** The event in the author's form: ids and part names, which are chosen when a case is signed, filled in. */
export function eventForm(event: DemonstrationEvent, { idOf, partOf }: SeededNames): object {
  const { relation, parts, replace, erasures, ...rest } = event.statement;
  return {
    ...rest,
    ref: idOf(event.case),
    ...(isObject(relation) && { relation: { ...relation, to: idOf(event.toCase ?? '') } }),
    ...(isObject(parts) && { parts: renamed(parts, partOf) }),
    ...(isObject(replace) && { replace: renamed(replace, partOf) }),
    ...(Array.isArray(erasures) && { erasures: erasures.map((one: Erased) => renamedErasure(one, partOf)) }),
  };
}

interface Erased {
  readonly part: string;
}

function renamedErasure(erasure: Erased, partOf: SeededNames['partOf']): Erased {
  return { ...erasure, part: partOf(erasure.part) };
}

function renamed(entries: Record<string, unknown>, partOf: SeededNames['partOf']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [partOf(name), value]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
