import { Body, Controller, Headers, HttpCode, HttpException, Inject, Post } from '@nestjs/common';

import { DemonstrationIssuer, checkProof } from '#identity';
import { type Clock, isRegisterError } from '#kernel';

export const TOKEN_SETTINGS = Symbol('token settings');

/** What a node tells its demonstration issuer. */
export interface TokenSettings {
  readonly audience: string;
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** Hands out access tokens of demonstration officers to whoever is on this machine. */
@Controller('demonstration')
export class DemonstrationTokenController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    @Inject(TOKEN_SETTINGS) private readonly settings: TokenSettings,
  ) {}

  @Post('token')
  @HttpCode(200)
  async token(
    @Body() body: { officer?: unknown } | undefined,
    @Headers('dpop') proof?: string,
  ): Promise<object> {
    try {
      const boundTo = proof === undefined ? undefined : await this.keyOf(proof);
      return await this.issuer.issue(String(body?.officer), this.settings.audience, boundTo);
    } catch (error) {
      if (!isRegisterError(error)) throw error;
      throw new HttpException({ code: error.code, message: error.message, advice: error.advice }, 400);
    }
  }

  /** The key that the token is to be bound to (RFC 9449 §5). */
  private async keyOf(proof: string): Promise<string> {
    const { publicUrl, clock } = this.settings;
    const url = `${publicUrl}/demonstration/token`;
    const checked = await checkProof(proof, {
      method: 'POST',
      url,
      accessToken: undefined,
      now: clock.now(),
    });
    return checked.thumbprint;
  }
}
