import type { CallContext } from './call-context.js';

/** Loads what stands under these keys; what is not there, or not for the caller, is left out. */
export type LoadReferences<Key, Value> = (
  call: CallContext,
  keys: readonly Key[],
) => Promise<ReadonlyMap<Key, Value>>;

interface Batch<Key, Value> {
  readonly keys: Set<Key>;
  readonly loaded: Promise<ReadonlyMap<Key, Value>>;
}

/**
 * Gathers what the references of one request ask for, so that they cost one load together: a gateway sends a whole list
 * in one `_entities`, and each entry is resolved by itself. Nothing is kept beyond the request, nor shared between two.
 */
export class ReferenceLoader<Key, Value> {
  readonly #gathering = new WeakMap<CallContext, Batch<Key, Value>>();

  constructor(private readonly load: LoadReferences<Key, Value>) {}

  async find(call: CallContext, key: Key): Promise<Value | undefined> {
    const batch = this.#gathering.get(call) ?? this.gather(call);
    batch.keys.add(key);
    return (await batch.loaded).get(key);
  }

  private gather(call: CallContext): Batch<Key, Value> {
    const keys = new Set<Key>();
    const loaded = everyReferenceAsked().then(() => {
      this.#gathering.delete(call);
      return this.load(call, [...keys]);
    });
    const batch = { keys, loaded };
    this.#gathering.set(call, batch);
    return batch;
  }
}

/** Resolvers of one `_entities` are called one after the other without a pause; this is behind them all. */
function everyReferenceAsked(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
