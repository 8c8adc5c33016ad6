interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a batch is at work into the next one, in the order of arrival: one commit then serves
 * all of them, and whoever comes alone waits for nobody.
 */
export class BatchQueue<Item, Outcome> {
  readonly #waiting: Waiting<Item, Outcome>[] = [];
  #working = false;

  /** @param work gives one outcome for each item, in their order; when it rejects, all of them fail */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
    private readonly limit: number,
  ) {}

  add(item: Item): Promise<Outcome> {
    const [outcome] = this.addAll([item]);
    return outcome ?? Promise.reject(new Error('Nothing was added.'));
  }

  /** Several behind one another: nobody comes between them. */
  addAll(items: readonly Item[]): Promise<Outcome>[] {
    const outcomes = items.map(
      (item) =>
        new Promise<Outcome>((resolve, reject) => {
          this.#waiting.push({ item, resolve, reject });
        }),
    );
    if (!this.#working) void this.drain();
    return outcomes;
  }

  private async drain(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) await this.settle(this.#waiting.splice(0, this.limit));
    this.#working = false;
  }

  private async settle(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.work(batch.map(({ item }) => item));
      for (const [place, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined) reject(new Error('The batch has no outcome for one of its items.'));
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
