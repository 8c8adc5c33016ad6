import { Controller, Get, HttpException } from '@nestjs/common';

import { Transactions } from '#database';
import { LOG_STATE_SENTENCES, LogPublisher } from '#ledger';

/**
 * For load balancers and operators. `/healthz`: the process answers. `/readyz`: it can also read and write its
 * database; a log that is not signed makes it `degraded`, which still is 200, because reading goes on.
 */
@Controller()
export class HealthController {
  constructor(
    private readonly transactions: Transactions,
    private readonly publisher: LogPublisher,
  ) {}

  @Get('healthz')
  health(): object {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(): Promise<object> {
    try {
      await this.transactions.run({ role: 'worker' }, (manager) => manager.query('SELECT 1'));
    } catch {
      throw new HttpException({ status: 'unavailable', database: 'unavailable' }, 503);
    }
    const log = this.publisher.state;
    if (log === 'signing') return { status: 'ok', database: 'ok', log };
    return { status: 'degraded', database: 'ok', log, sentence: LOG_STATE_SENTENCES[log] };
  }
}
