import type { RootPayload } from './root.input.js';

/** One difference between two roots. */
export interface RootChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** Where, by names and not by places: `['states', 'NL', 'authorities', 'https://…', 'keys', '<kid>', 'notAfter']`. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** What every root says anew. */
const ALWAYS: readonly (keyof RootPayload)[] = ['version', 'prev', 'issued'];
/** The member that names an entry of a list, whichever it has; no list has two entries of one name. */
const NAMES = ['kid', 'iss', 'origin', 'code', 'id', 'claim'];

/**
 * Everything that is different, so that whoever signs sees all of it: whatever members a root may come to have, a
 * difference in them is among these.
 */
export function compareRoots(before: RootPayload, after: RootPayload): RootChange[] {
  const plain = (payload: RootPayload): Entries =>
    new Map(Object.entries(payload).filter(([name]) => !ALWAYS.some((always) => always === name)));
  return differences([], plain(before), plain(after));
}

type Entries = ReadonlyMap<string, unknown>;

function differences(path: readonly string[], before: Entries, after: Entries): RootChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const at = [...path, name];
    const [old, next] = [before.get(name), after.get(name)];
    if (!after.has(name)) return [{ change: 'removed', path: at, before: old, after: undefined }];
    if (!before.has(name)) return [{ change: 'added', path: at, before: undefined, after: next }];
    const [oldEntries, nextEntries] = [entriesOf(old), entriesOf(next)];
    if (oldEntries && nextEntries) return differences(at, oldEntries, nextEntries);
    return Object.is(old, next) ? [] : [{ change: 'changed', path: at, before: old, after: next }];
  });
}

/** Members of an object, and entries of a list by their names: the order of a list means nothing in a root. */
function entriesOf(value: unknown): Entries | undefined {
  if (Array.isArray(value)) return new Map(value.map((entry: unknown) => [nameOf(entry), entry]));
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
}

function nameOf(entry: unknown): string {
  if (!isObject(entry)) return String(entry);
  const name = NAMES.find((one) => typeof entry[one] === 'string');
  return name === undefined ? JSON.stringify(entry) : String(entry[name]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
