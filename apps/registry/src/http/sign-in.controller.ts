import { Controller, Get, Header, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import type { JWK } from 'jose';

import {
  type NodeClient,
  OfficerSessions,
  SESSION_COOKIE,
  SESSION_SECONDS,
  SIGN_IN_COOKIE,
  SIGN_IN_SECONDS,
  SignIn,
  type SignInPlace,
  cookieIn,
  hostCookie,
  publicKeySet,
} from '#identity';

export const NODE_CLIENT = Symbol('node client');

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string | string[]): Reply;
  redirect(address: string, status: number): unknown;
}

/**
 * Officers sign in through the node, which is a client of their state's OpenID provider: what it is issued stays here, and
 * the browser gets a cookie.
 */
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: OfficerSessions,
    @Inject(NODE_CLIENT) private readonly client: NodeClient,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  async places(): Promise<{ readonly places: SignInPlace[] }> {
    return { places: await this.signIn.places() };
  }

  @Get('start')
  async start(
    @Query('state') state: unknown,
    @Query('issuer') issuer: unknown,
    @Query('return') returnTo: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const iss = typeof issuer === 'string' ? issuer : undefined;
    const { location, carried } = await this.signIn.start(String(state), iss, returnTo);
    reply.header('set-cookie', hostCookie(SIGN_IN_COOKIE, carried, SIGN_IN_SECONDS));
    reply.header('cache-control', 'no-store').redirect(location, 302);
  }

  /** Takes the cookie of the sign-in away whatever comes of it: an answer counts once. */
  @Get('callback')
  async callback(
    @Req() { url }: { readonly url: string },
    @Headers('cookie') cookies: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    const over = hostCookie(SIGN_IN_COOKIE, '', 0);
    reply
      .header('set-cookie', over)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer');
    const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    const { issued, returnTo } = await this.signIn.finish(query, cookieIn(cookies, SIGN_IN_COOKIE));
    const session = await this.sessions.begin(issued);
    // Each header line adds to the ones before.
    reply.header('set-cookie', hostCookie(SESSION_COOKIE, session, SESSION_SECONDS));
    reply.redirect(returnTo, 303);
  }

  /** The public half of the key with which the node signs its assertions; providers fetch it from here. */
  @Get('jwks.json')
  keys(): Promise<{ readonly keys: readonly JWK[] }> {
    return publicKeySet(this.client.privateJwk);
  }
}
