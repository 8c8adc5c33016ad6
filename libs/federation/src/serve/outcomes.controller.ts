import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';

import { Transactions } from '#database';
import type { RequestToProve } from '#identity';

import { parseToldOutcomes } from '../core/told-outcomes.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { PeerEnvelopes } from './peer-envelopes.store.js';
import { PeerGate } from './peer-gate.service.js';

/** Where another node says what became of the envelopes that it got; about its own alone. */
@Controller('federation')
export class OutcomesController {
  constructor(
    private readonly gate: PeerGate,
    private readonly transactions: Transactions,
    private readonly envelopes: PeerEnvelopes,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  @Post('outcomes')
  @HttpCode(200)
  async outcomes(@Req() request: RequestToProve, @Body() body: unknown): Promise<{ through: number }> {
    const { origin } = await this.gate.authenticate(request);
    const told = parseToldOutcomes(body);
    await this.transactions.run({ role: 'intake' }, (manager) =>
      this.envelopes.answered(manager, origin, told, this.options.clock.now()),
    );
    return { through: told.through };
  }
}
