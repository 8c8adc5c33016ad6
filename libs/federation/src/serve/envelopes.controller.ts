import { Readable } from 'node:stream';

import { BadRequestException, Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';

import type { RequestToProve } from '#identity';

import { GrantDesk } from './grant-desk.service.js';
import { PeerGate } from './peer-gate.service.js';

const COUNT = /^(?:0|[1-9]\d{0,15})$/;

/** What another node gets: one line of JSON for each statement of which it may hold something, in NDJSON. */
@Controller('federation')
export class EnvelopesController {
  constructor(
    private readonly gate: PeerGate,
    private readonly desk: GrantDesk,
  ) {}

  @Get('envelopes')
  async envelopes(@Req() request: RequestToProve, @Query('after') after: unknown): Promise<StreamableFile> {
    const peer = await this.gate.authenticate(request);
    this.desk.requireRoot();
    if (typeof after !== 'string' || !COUNT.test(after)) throw badNumber();
    const lines = textOf(this.desk.stream(peer, Number(after)));
    return new StreamableFile(Readable.from(lines), { type: 'application/x-ndjson' });
  }
}

async function* textOf(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

function badNumber(): BadRequestException {
  return new BadRequestException({
    code: 'ENVELOPE_NUMBER',
    message: 'After which envelope? The number is missing or none.',
    advice: 'Begin with after=0; go on with the number of the last one that was taken over.',
  });
}
