import type { Clock } from '#kernel';

/** An issuer that could not be asked when it was last needed. */
export interface IssuerOutage {
  readonly iss: string;
  /** When that was first so. */
  readonly since: Date;
}

/** Which issuers do not answer, as of the last time that one was asked for its keys, or how to sign in. */
export class IssuerOutages {
  readonly #since = new Map<string, Date>();

  constructor(private readonly clock: Clock) {}

  failed(iss: string): void {
    if (!this.#since.has(iss)) this.#since.set(iss, this.clock.now());
  }

  answered(iss: string): void {
    this.#since.delete(iss);
  }

  all(): IssuerOutage[] {
    return [...this.#since].map(([iss, since]) => ({ iss, since }));
  }
}
