/** One bad input of the table: what it is, and the code of the refusal it must meet. */
export interface NegativeRow<Fixture, Code extends string = string> {
  /** Id of the table, `A1`; several rows may share one. */
  readonly id: string;
  /** The input in a few words. */
  readonly input: string;
  readonly code: Code;
  /** Feeds the input to the code under test; a refusal is a rejected promise. */
  readonly attempt: (fixture: Fixture) => Promise<unknown>;
}

/** A row with its fixture at hand: rows of all groups run side by side. */
export interface RunnableRow {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  /** Words of the record's content that no error may repeat. */
  readonly secrets: readonly string[];
  readonly run: () => Promise<unknown>;
}
