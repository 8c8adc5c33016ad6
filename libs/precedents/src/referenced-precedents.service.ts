import { Injectable } from '@nestjs/common';

import { type CallContext, ReferenceLoader, requireRole } from '#graphql';
import { openInquiry } from '#journal';

import type { Precedent } from './precedent.type.js';
import { Precedents } from './precedents.service.js';

/**
 * Precedents that other subgraphs refer to, by a gateway. No guard runs there: the same role, purpose, rules and journal
 * as for any other read. All that one request refers to is one read, and one line of the journal.
 */
@Injectable()
export class ReferencedPrecedents {
  readonly #loader = new ReferenceLoader<unknown, Precedent>(async (call, ids) => {
    const caller = await call.authenticate();
    requireRole(caller, ['reader', 'releaser', 'drafter']);
    return this.precedents.readSeveral(openInquiry(caller, call), ids);
  });

  constructor(private readonly precedents: Precedents) {}

  /** The precedent, or undefined for an id that is unknown, hidden or no id at all. */
  find(call: CallContext, id: unknown): Promise<Precedent | undefined> {
    return this.#loader.find(call, id);
  }
}
