import {
  type Envelope,
  type GrantEnds,
  type Issue,
  type StreamLine,
  issueGrant,
  issueLease,
} from '#federation/core';
import { encodeBase64Url, systemRandomness } from '#kernel';
import type { Signer } from '#ledger/core';
import { type IssuedStatement, digestText } from '#statement';

import type { PartnerLog } from './partner-log.js';

const ID_BYTES = 16;

/** What stands in the partner's log with what the tested node's states may open of it. */
interface Granted {
  readonly index: number;
  readonly statement: IssuedStatement;
}

/** The partner's node as an honest one is: its log, and what it grants to the node under test. */
export class PartnerNode {
  readonly #granted: Granted[] = [];

  /** @param readers the states that the node under test hosts */
  constructor(
    readonly log: PartnerLog,
    readonly signer: Signer,
    private readonly ends: GrantEnds,
    private readonly readers: readonly string[],
  ) {}

  /** Number of the newest envelope. */
  get said(): number {
    return this.#granted.length;
  }

  add(statement: IssuedStatement): void {
    this.#granted.push({ index: this.log.add(statement.signedPart), statement });
  }

  /** The lines of a stream of envelopes, those after a number. */
  async lines(after: number): Promise<StreamLine[]> {
    const checkpoint = await this.log.checkpoint();
    const lease = await issueLease(this.signer, this.ends, issue());
    const granted = this.#granted.slice(after);
    const envelopes = await Promise.all(granted.map((one, place) => this.envelope(one, after + place + 1)));
    return [{ checkpoint, lease }, ...envelopes, { end: this.#granted.length }];
  }

  /** All of a statement for all readers, but for its sharing, which is its owner's. */
  private async envelope({ index, statement }: Granted, seq: number): Promise<Envelope> {
    const disclosures = [...statement.disclosures]
      .filter(([part]) => part !== 'sharing')
      .map(([, text]) => text);
    const parts = Object.fromEntries(disclosures.map((text) => [digestText(text), this.readers]));
    const grant = { index, statement: statement.jti, seq, parts };
    return { seq, index, grant: await issueGrant(this.signer, grant, this.ends, issue()), disclosures };
  }
}

/** When something is said, and under which id. */
export function issue(now = new Date()): Issue {
  return { now, id: encodeBase64Url(systemRandomness.bytes(ID_BYTES)) };
}
