import type { Readable } from 'node:stream';

import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';

import type { StreamRequest } from './stream-request.js';
import { Streams } from './streams.service.js';

interface Reply {
  headers(values: Readonly<Record<string, string>>): unknown;
}

/** Neither a cache nor a proxy may hold back or keep what is told; the connection ends with the stream. */
const EVENTS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

/** GraphQL over Server-Sent Events, distinct connections mode: one subscription for each connection. */
@Controller('graphql/stream')
export class StreamController {
  constructor(private readonly streams: Streams) {}

  @Get()
  fromAddress(@Req() request: StreamRequest, @Res({ passthrough: true }) reply: Reply): Promise<Readable> {
    return this.answer(request, reply);
  }

  @Post()
  @HttpCode(200)
  fromBody(@Req() request: StreamRequest, @Res({ passthrough: true }) reply: Reply): Promise<Readable> {
    return this.answer(request, reply);
  }

  /** The head waits for the answer: a request that is refused gets plain JSON. */
  private async answer(request: StreamRequest, reply: Reply): Promise<Readable> {
    const events = await this.streams.answer(request);
    reply.headers(EVENTS);
    return events;
  }
}
