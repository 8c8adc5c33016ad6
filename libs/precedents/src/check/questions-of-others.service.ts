import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { validateInput } from '#graphql';
import { JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { PrecedentsError } from '../precedents.errors.js';
import { CHECK_ORIGIN } from './check-receipts.service.js';
import type { AnswersElsewhere } from './owners-elsewhere.js';
import { QuestionElsewhereInput } from './question-elsewhere.input.js';
import { askedParties } from './question.js';
import { UnsharedHits } from './unshared-hits.service.js';

/** The node that has put a question. */
export interface AskingNode {
  /** Origin of its log. */
  readonly origin: string;
  /** The states that it hosts. */
  readonly states: readonly string[];
}

/** Answers what officers at other nodes ask the owners whose log is kept here. */
@Injectable()
export class QuestionsOfOthers {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: MembershipDirectory,
    private readonly unshared: UnsharedHits,
    private readonly journal: JournalStore,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
    @Inject(CHECK_ORIGIN) private readonly origin: string,
  ) {}

  /**
   * The same look that an officer of a state hosted here would cause. What stays is the line of the journal, with the state
   * that asks and the number of parties, and what each owner learns of its own records.
   * @throws PrecedentsError QUESTION_FOR_ANOTHER, QUESTION_EMPTY; GraphqlError INPUT_INVALID
   */
  async answer(node: AskingNode, body: object): Promise<AnswersElsewhere> {
    const question = validateInput(QuestionElsewhereInput, body, 'question');
    const { state, purpose } = question;
    if (!node.states.includes(state)) throw forAnother();
    const parties = askedParties(question);
    const owners = this.ownersHere(question.owners, state);
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const shown = await this.unshared.telling(manager, parties);
      const asker = { principal: { state }, purpose };
      const announcedBy = await this.unshared.ask(manager, asker, parties, owners, shown);
      const detail = { parties: parties.length, asked: owners.length };
      await this.journal.writeQuestion(
        manager,
        { state, purpose, node: node.origin },
        { action: 'answer_question', outcome: 'answered', detail },
      );
      return { answered: owners, announcedBy };
    });
  }

  /** Members whose log is kept here; for others only their own node answers. */
  private ownersHere(asked: readonly string[], asker: string): string[] {
    const membership = this.directory.current();
    return membership
      .memberStates()
      .filter((code) => code !== asker && asked.includes(code))
      .filter(
        (code) => membership.isMember(code, this.clock.now()) && membership.homeLog(code) === this.origin,
      );
  }
}

function forAnother(): PrecedentsError {
  return new PrecedentsError('QUESTION_FOR_ANOTHER', 'The node does not host the state that it asks for.', {
    path: ['question', 'state'],
    advice: 'Ask only for states that the root gives to this node; compare the roots of both nodes.',
  });
}
