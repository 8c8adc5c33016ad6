import { Body, Controller, HttpCode, HttpException, Inject, Post } from '@nestjs/common';

import { DemonstrationIssuer } from '#identity';
import { isRegisterError } from '#kernel';

export const TOKEN_AUDIENCE = Symbol('token audience');

/** Hands out access tokens of demonstration officers to whoever is on this machine. */
@Controller('demonstration')
export class DemonstrationTokenController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    @Inject(TOKEN_AUDIENCE) private readonly audience: string,
  ) {}

  @Post('token')
  @HttpCode(200)
  async token(@Body() body: { officer?: unknown } | undefined): Promise<object> {
    try {
      return await this.issuer.issue(String(body?.officer), this.audience);
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      throw new HttpException({ code: error.code, message: error.message, advice: error.advice }, 400);
    }
  }
}
