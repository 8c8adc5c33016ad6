import { Injectable } from '@nestjs/common';

import type { AskedParty } from './question.js';

/** A question as it goes to other nodes: without the officer, the case, and what is only compared at home. */
export interface QuestionElsewhere {
  /** The state that asks. */
  readonly state: string;
  readonly purpose: string;
  readonly parties: readonly AskedParty[];
}

/** What came back in time. */
export interface AnswersElsewhere {
  readonly answered: readonly string[];
  readonly announcedBy: readonly string[];
}

/** Puts a question to these states, each at the node that keeps its log, and to no other. */
export type AskElsewhere = (
  question: QuestionElsewhere,
  owners: readonly string[],
) => Promise<AnswersElsewhere>;

const NOBODY: AnswersElsewhere = { answered: [], announcedBy: [] };

/**
 * The way to owners whose log another node keeps. A later room puts it in when the node starts; without it they are not
 * asked.
 */
@Injectable()
export class OwnersElsewhere {
  #way: AskElsewhere | undefined;

  get isOpen(): boolean {
    return this.#way !== undefined;
  }

  open(way: AskElsewhere): void {
    this.#way = way;
  }

  async ask(question: QuestionElsewhere, owners: readonly string[]): Promise<AnswersElsewhere> {
    return owners.length > 0 && this.#way ? this.#way(question, owners) : NOBODY;
  }
}
