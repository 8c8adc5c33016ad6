import { Inject, Injectable } from '@nestjs/common';

import { Rejected, rejectedOrThrow, validateInput } from '#graphql';
import type { Principal } from '#identity';
import { openInquiry } from '#journal';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { openMoment } from '../moment.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { requireMembership } from '../require-membership.js';
import { CheckBatchInput, type CheckRowInput, checkCount } from './check-batch.input.js';
import { CheckInput } from './check.input.js';
import { Checks } from './check.service.js';
import type { CheckAnswer } from './check.type.js';

type Shared = Omit<CheckBatchInput, 'rows'>;

/**
 * Answers several checks one after another, each in a transaction of its own, with its own line in the journal and its
 * own receipt, as if each had come alone.
 */
@Injectable()
export class CheckBatches {
  constructor(
    private readonly checks: Checks,
    private readonly directory: MembershipDirectory,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What the rows share is looked at before the first of them; what is wrong with a row stops no other.
   * @throws PrecedentsError, JournalError or InvalidInput about what is shared; nothing has been asked then
   */
  async answer(caller: Principal, input: CheckBatchInput): Promise<(CheckAnswer | Rejected)[]> {
    const { rows, ...shared } = validateInput(CheckBatchInput, input, 'input');
    openInquiry(caller, shared);
    openMoment(shared, this.clock.now());
    checkCount(rows);
    const outcomes: (CheckAnswer | Rejected)[] = [];
    for (const [place, row] of rows.entries()) {
      outcomes.push(await this.one(caller, shared, row, place));
    }
    return outcomes;
  }

  private async one(
    caller: Principal,
    shared: Shared,
    { caseReference, ...row }: CheckRowInput,
    place: number,
  ): Promise<CheckAnswer | Rejected> {
    try {
      // A long batch may outlive what its token said.
      requireMembership(this.directory.current(), caller.state, this.clock.now());
      const own = caseReference == null ? row : { ...row, caseReference };
      const input = validateInput(CheckInput, { ...shared, ...own }, 'input');
      return await this.checks.check(openInquiry(caller, input), input);
    } catch (error) {
      return atRow(rejectedOrThrow(error), place);
    }
  }
}

/** The problems of a row, with where in the batch they are. */
function atRow({ problems }: Rejected, place: number): Rejected {
  const placed = problems.map((problem) => {
    const [first, ...rest] = problem.path;
    const within = first === 'input' ? rest : problem.path;
    return { ...problem, path: ['input', 'rows', String(place), ...within] };
  });
  return Object.assign(new Rejected(), { problems: placed });
}
