import type { WitnessStore, WitnessedNote } from '#ledger/core';

/** What the partner, as a witness, has cosigned during one rehearsal. */
export class WitnessedHeads implements WitnessStore {
  readonly #known = new Map<string, WitnessedNote>();

  update(
    origin: string,
    judge: (known: WitnessedNote | undefined) => WitnessedNote | undefined,
  ): Promise<void> {
    const next = judge(this.#known.get(origin));
    if (next) this.#known.set(origin, next);
    return Promise.resolve();
  }
}
