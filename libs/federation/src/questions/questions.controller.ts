import { Body, Controller, ForbiddenException, HttpCode, Post, Req } from '@nestjs/common';

import type { RequestToProve } from '#identity';
import { isObject, isRegisterError } from '#kernel';
import { type AnswersElsewhere, QuestionsOfOthers } from '#precedents';

import { PeerGate } from '../serve/peer-gate.service.js';

/** Where other nodes put what their officers ask the owners whose log is kept here. */
@Controller('federation')
export class QuestionsController {
  constructor(
    private readonly gate: PeerGate,
    private readonly questions: QuestionsOfOthers,
  ) {}

  @Post('questions')
  @HttpCode(200)
  async ask(@Req() request: RequestToProve, @Body() body: unknown): Promise<AnswersElsewhere> {
    const peer = await this.gate.authenticate(request);
    try {
      return await this.questions.answer(peer, isObject(body) ? body : {});
    } catch (error) {
      if (!isRegisterError(error) || !REFUSALS.includes(error.code)) throw error;
      const { code, message, advice } = error;
      throw new ForbiddenException({ code, message, advice });
    }
  }
}

const REFUSALS = ['QUESTION_FOR_ANOTHER', 'QUESTION_EMPTY', 'INPUT_INVALID'];
