import { Controller, Get, HttpException } from '@nestjs/common';

import { Transactions } from '#database';

/** For load balancers and operators. `/healthz`: the process answers. `/readyz`: it can also read and write. */
@Controller()
export class HealthController {
  constructor(private readonly transactions: Transactions) {}

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
    return { status: 'ok', database: 'ok' };
  }
}
