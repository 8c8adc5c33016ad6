import {
  BadRequestException,
  Body,
  Controller,
  Get,
  NotFoundException,
  Post,
  Query,
  Req,
  Res,
  ServiceUnavailableException,
} from '@nestjs/common';

import type { RequestToProve } from '#identity';
import { isRegisterError } from '#kernel';
import type { WitnessAnswer } from '#ledger/core';

import { PeerGate } from '../serve/peer-gate.service.js';
import { WitnessDesk } from './witness-desk.service.js';

/** A checkpoint, 63 hashes and some signature lines are a tenth of this. */
const CHARACTERS = 65_536;

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string): void;
  code(status: number): void;
}

/**
 * C2SP tlog-witness 1.0.0, with `<node>/witness` as the submission prefix. Nobody has to say who asks: that the log has
 * signed is the permission.
 */
@Controller('witness')
export class WitnessController {
  constructor(
    private readonly desk: WitnessDesk,
    private readonly gate: PeerGate,
  ) {}

  @Post('add-checkpoint')
  async addCheckpoint(@Body() body: unknown, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    if (typeof body !== 'string' || body.length > CHARACTERS) throw badRequest();
    const answer = await this.answer(body);
    reply.code(answer.status);
    reply.header('content-type', answer.mediaType);
    return answer.body;
  }

  /** What was last cosigned of a log: whoever is told a size can have it shown. */
  @Get('checkpoint')
  async checkpoint(
    @Req() request: RequestToProve,
    @Query('origin') origin: unknown,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    await this.gate.authenticate(request);
    const note = typeof origin === 'string' ? await this.desk.lastNote(origin) : undefined;
    if (note === undefined) throw neverCosigned();
    reply.header('content-type', 'text/plain; charset=utf-8');
    return note;
  }

  private async answer(body: string): Promise<WitnessAnswer> {
    try {
      return await this.desk.addCheckpoint(body);
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      const { code, message, advice } = error;
      throw new ServiceUnavailableException({ code, message, advice });
    }
  }
}

function badRequest(): BadRequestException {
  return new BadRequestException({
    code: 'WITNESS_REQUEST',
    message: 'This is no request to cosign a checkpoint.',
    advice: 'Send it as text/plain, in the form of C2SP tlog-witness.',
  });
}

function neverCosigned(): NotFoundException {
  return new NotFoundException({
    code: 'WITNESS_UNKNOWN_LOG',
    message: 'This witness has cosigned nothing of such a log.',
    advice: 'Name a log of the root that has asked this witness before.',
  });
}
