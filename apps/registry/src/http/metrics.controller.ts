import { Controller, Get, Headers, NotFoundException, Res, UnauthorizedException } from '@nestjs/common';

import { NodeMetrics } from '#operation';

import { OperatorGate } from './operator-gate.js';

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string): void;
}

/** The node in numbers, for the operator's Prometheus. */
@Controller()
export class MetricsController {
  constructor(
    private readonly gate: OperatorGate,
    private readonly metrics: NodeMetrics,
  ) {}

  @Get('metrics')
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    if (!this.gate.isOpen) throw new NotFoundException();
    if (!this.gate.letsIn(authorization)) throw new UnauthorizedException(WITHOUT_TOKEN);
    reply.header('content-type', this.metrics.contentType);
    reply.header('cache-control', 'no-store');
    return this.metrics.text();
  }
}

const WITHOUT_TOKEN = {
  code: 'METRICS_TOKEN',
  message: 'Metrics are for who watches the node.',
  advice: 'Send "Authorization: Bearer" with what GROUNDS_METRICS_TOKEN is set to.',
};
