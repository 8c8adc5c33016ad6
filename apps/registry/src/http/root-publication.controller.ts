import { Body, Controller, HttpCode, Post } from '@nestjs/common';

import { RootGate, type RootInForce } from '#intake';

/**
 * Where the members' next root comes in. No token is asked for: the signatures of enough members in the file are the
 * permission, and hold also when the state that issues the tokens is the one to be removed.
 */
@Controller('root')
export class RootPublicationController {
  constructor(private readonly gate: RootGate) {}

  @Post()
  @HttpCode(200)
  publish(@Body() file: unknown): Promise<RootInForce> {
    return this.gate.take(file);
  }
}
