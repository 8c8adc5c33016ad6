import { Readable } from 'node:stream';

import { BadRequestException, Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';

import type { RequestToProve } from '#identity';

import { PLACES_MAX } from '../core/envelope.js';
import { GrantDesk } from './grant-desk.service.js';
import { oneAnswer } from './one-answer.js';
import { PeerGate } from './peer-gate.service.js';

/** A quarter of what a node takes from another in one answer. */
const ANSWER_BYTES = 16 * 1024 * 1024;
/** Made while those before them are on their way. */
const LINES_AHEAD = 100;

const COUNT = /^(?:0|[1-9]\d{0,15})$/;

/** What another node gets: one line of JSON for each statement of which it may hold something, in NDJSON. */
@Controller('federation')
export class EnvelopesController {
  constructor(
    private readonly gate: PeerGate,
    private readonly desk: GrantDesk,
  ) {}

  @Get('envelopes')
  async envelopes(
    @Req() request: RequestToProve,
    @Query('after') after: unknown,
    @Query('places') places: unknown,
  ): Promise<StreamableFile> {
    const peer = await this.gate.authenticate(request);
    this.desk.requireRoot();
    const lines =
      places === undefined ? this.desk.stream(peer, numberIn(after)) : this.desk.anew(peer, placesIn(places));
    const text = Readable.from(oneAnswer(lines, ANSWER_BYTES), { highWaterMark: LINES_AHEAD });
    return new StreamableFile(text, { type: 'application/x-ndjson' });
  }
}

function numberIn(text: unknown): number {
  if (typeof text === 'string' && COUNT.test(text)) return Number(text);
  throw badNumber();
}

function placesIn(text: unknown): number[] {
  const places = typeof text === 'string' ? text.split(',') : [];
  if (places.length > PLACES_MAX) throw badNumber();
  return [...new Set(places.map(numberIn))];
}

function badNumber(): BadRequestException {
  return new BadRequestException({
    code: 'ENVELOPE_NUMBER',
    message: 'After which envelope? The number is missing or none.',
    advice: `Begin with after=0 and go on with the last number; or ask with places=… for up to ${PLACES_MAX} places.`,
  });
}
