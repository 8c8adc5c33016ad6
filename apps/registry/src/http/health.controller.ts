import { Controller, Get, Headers, HttpException, Inject } from '@nestjs/common';

import { LOG_STATE_SENTENCES, LogPublisher } from '#ledger';
import { type Degradation, Degradations, sentenceOf } from '#operation';

import { OperatorGate } from './operator-gate.js';

/**
 * For load balancers and operators. `/healthz`: the process answers. `/readyz`: it can also reach its database. A node that
 * works less than whole is `degraded`, by name, which still is 200, because reading goes on.
 */
@Controller()
export class HealthController {
  constructor(
    @Inject(Degradations) private readonly degradations: Pick<Degradations, 'all'>,
    @Inject(LogPublisher) private readonly publisher: Pick<LogPublisher, 'state'>,
    private readonly gate: OperatorGate,
  ) {}

  @Get('healthz')
  health(): object {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Headers('authorization') authorization?: string): Promise<object> {
    const found = await this.degradations.all();
    if (found.some(({ code }) => code === 'DATABASE_UNAVAILABLE')) {
      throw new HttpException({ status: 'unavailable', database: 'unavailable' }, 503);
    }
    const log = this.publisher.state;
    const state = {
      database: 'ok',
      log,
      ...(log === 'signing' ? {} : { sentence: LOG_STATE_SENTENCES[log] }),
    };
    if (found.length === 0) return { status: 'ok', ...state };
    const isOperator = this.gate.letsIn(authorization);
    return { status: 'degraded', ...state, degradations: found.map((one) => described(one, isOperator)) };
  }
}

/** Who is a member, and which nodes there are, is not for everybody: without the operator's token nobody is named. */
function described({ code, subject, since }: Degradation, isOperator: boolean): object {
  return { code, ...(isOperator ? { subject, since } : {}), sentence: sentenceOf(code) };
}
