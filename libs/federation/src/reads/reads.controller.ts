import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';

import type { RequestToProve } from '#identity';

import { PeerGate } from '../serve/peer-gate.service.js';
import { ReadsDesk } from './reads-desk.service.js';

/** Where another node tells who has read records of this node's states there. */
@Controller('federation')
export class ReadsController {
  constructor(
    private readonly gate: PeerGate,
    private readonly desk: ReadsDesk,
  ) {}

  @Post('reads')
  @HttpCode(200)
  async reads(@Req() request: RequestToProve, @Body() body: unknown): Promise<{ taken: boolean }> {
    return { taken: await this.desk.take(await this.gate.authenticate(request), body) };
  }
}
