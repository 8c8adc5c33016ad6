import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';

import {
  Identity,
  type RequestToProve,
  SESSION_COOKIE,
  antiForgeryToken,
  hostCookie,
  mustHaveSession,
} from '#identity';

export const SESSION_KEY = Symbol('session key');

interface Reply {
  header(name: string, value: string): unknown;
}

/** Who a page is used by. */
export interface SessionAnswer {
  readonly officer: string;
  readonly state: string;
  readonly roles: readonly string[];
  readonly demonstration: boolean;
  /** For the header `grounds-csrf` of each POST. */
  readonly csrf: string;
}

/** The session of the browser that asks. */
@Controller()
export class SessionController {
  constructor(
    private readonly identity: Identity,
    @Inject(SESSION_KEY) private readonly key: Uint8Array,
  ) {}

  @Get('session')
  @Header('cache-control', 'no-store')
  async session(@Req() request: RequestToProve): Promise<SessionAnswer> {
    const cookie = mustHaveSession(request);
    const { officer, state, roles, demo } = await this.identity.authenticate(request);
    const csrf = antiForgeryToken(this.key, cookie);
    return { officer, state, roles: [...roles].sort(), demonstration: demo, csrf };
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: RequestToProve, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    await this.identity.signOut(request);
    reply.header('set-cookie', hostCookie(SESSION_COOKIE, '', 0));
  }
}
