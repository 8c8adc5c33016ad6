import { createHash, randomBytes } from 'node:crypto';

import { ResponseBodyError, refreshTokenGrant, tokenRevocation } from 'openid-client';

import { type Clock, encodeBase64Url } from '#kernel';
import { type Membership, MembershipDirectory } from '#membership';

import { IdentityError } from '../identity.errors.js';
import { IssuerKeys } from '../issuer-keys.js';
import type { Principal } from '../principal.type.js';
import { verifyAccessToken } from '../verify-access-token.js';
import { proofKeyOf } from './provider-client.js';
import type { Providers } from './providers.js';
import { seal, unseal } from './seal.js';
import type { IssuedTokens, SessionContent } from './session-content.type.js';
import { type KeptSession, SessionStore } from './sessions.store.js';

/** Seconds that a session lasts at most, and without a request. */
export const SESSION_SECONDS = 8 * 3600;
const IDLE_SECONDS = 1800;
/** Milliseconds before the end of its access token that a session asks for the next. */
const EARLY = 60_000;
/** Milliseconds that one process has for that. */
const REFRESHING = 15_000;
/** Milliseconds between two looks whether another process is done. */
const LOOK_AGAIN = 200;

const COOKIE_BYTES = 32;
const COOKIE = /^[\w-]{43}$/;

export interface SessionOptions {
  readonly audience: string;
  /** Encrypts sessions and makes their tokens against forged requests; 32 bytes, the same in all processes. */
  readonly sessionKey: Uint8Array;
  readonly clock: Clock;
}

interface OpenSession {
  readonly kept: KeptSession;
  readonly content: SessionContent;
}

/**
 * Sessions of officers who signed in through the node. A session lasts as long as its state's provider goes on issuing
 * tokens: each request is judged by the token of this moment under the root of this moment.
 */
export class OfficerSessions {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly store: SessionStore,
    private readonly providers: Providers,
    private readonly keys: IssuerKeys,
    private readonly options: SessionOptions,
  ) {}

  /**
   * Begins a session for tokens that were just issued.
   * @returns what goes into the cookie
   * @throws IdentityError when the register does not take the token
   */
  async begin(issued: IssuedTokens): Promise<string> {
    const { officer } = await this.verify(issued, await this.directory.latest());
    const content = { ...issued, officer };
    const cookie = encodeBase64Url(randomBytes(COOKIE_BYTES));
    const hash = hashOf(cookie);
    const now = this.options.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
    await this.store.add(
      { hash, sealed: this.sealed(hash, content), usedAt: now, expiresAt },
      idleSince(now),
    );
    return cookie;
  }

  /**
   * Who stands behind a request.
   * @throws IdentityError SESSION_UNKNOWN, SESSION_ENDED, or why the register does not take its token any longer
   */
  async principal(cookie: string): Promise<Principal> {
    const principal = await this.confirm(cookie);
    await this.store.touch(hashOf(cookie), this.options.clock.now());
    return principal;
  }

  /** The same for an answer that goes on, which is no new request: it does not keep an idle session from its end. */
  async confirm(cookie: string): Promise<Principal> {
    const { kept, content } = await this.open(cookie);
    const principal = await this.current(content, await this.directory.latest());
    return principal ?? this.refreshed(kept.hash, content);
  }

  /** Ends the session here, and at the provider where that takes tokens back (RFC 7009). */
  async end(cookie: string): Promise<void> {
    const { kept, content } = await this.open(cookie);
    await this.store.remove(kept.hash);
    await this.giveBack(content);
  }

  private async giveBack(content: SessionContent): Promise<void> {
    if (content.refreshToken === undefined) return;
    try {
      const { configuration } = await this.providers.find(await this.directory.latest(), content);
      if (configuration.serverMetadata().revocation_endpoint === undefined) return;
      await tokenRevocation(configuration, content.refreshToken, { token_type_hint: 'refresh_token' });
    } catch {
      // The session is over here in any case; the provider's token ends by itself.
    }
  }

  private async open(cookie: string): Promise<OpenSession> {
    const hash = hashOf(cookie);
    const kept = COOKIE.test(cookie) ? await this.store.find(hash) : undefined;
    const now = this.options.clock.now();
    const content = kept && this.unsealed(kept);
    if (!kept || !content) throw unknown();
    if (kept.expiresAt <= now || kept.usedAt <= idleSince(now)) throw ended();
    return { kept, content };
  }

  /** Who stands behind the session's token; undefined when it is about to end, or has ended. */
  private async current(content: SessionContent, membership: Membership): Promise<Principal | undefined> {
    try {
      const principal = await this.verify(content, membership);
      const left = principal.expiresAt.getTime() - this.options.clock.now().getTime();
      return left > EARLY || content.refreshToken === undefined ? principal : undefined;
    } catch (error) {
      const isOver = error instanceof IdentityError && error.code === 'TOKEN_EXPIRED';
      if (!isOver) throw error;
      if (content.refreshToken === undefined) throw ended();
      return undefined;
    }
  }

  /** One process asks for the next token; the others go on with what they have, or wait for it. */
  private async refreshed(hash: Buffer, before: SessionContent): Promise<Principal> {
    const { clock } = this.options;
    const deadline = clock.now().getTime() + REFRESHING;
    const running = await this.verify(before, await this.directory.latest()).catch(() => undefined);
    const claimed = await this.store.claim(hash, clock.now(), new Date(deadline));
    if (!claimed) return running ?? this.awaited(hash, before.accessToken, deadline);
    try {
      return await this.renewed(claimed, before);
    } catch (error) {
      if (running && error instanceof IdentityError && error.code === 'SESSION_NOT_REFRESHED') return running;
      throw error;
    }
  }

  /** A refresh token counts once, so that what another request brought meanwhile must be used and not asked for again. */
  private async renewed(claimed: KeptSession, before: SessionContent): Promise<Principal> {
    const content = this.unsealed(claimed);
    if (!content) throw unknown();
    const isRenewed = content.accessToken !== before.accessToken;
    const next = isRenewed ? content : await this.next(claimed.hash, content);
    if (!(await this.store.replace(claimed.hash, this.sealed(claimed.hash, next)))) {
      await this.giveBack(next);
      throw ended();
    }
    return this.verify(next, await this.directory.latest());
  }

  private async next(hash: Buffer, content: SessionContent): Promise<SessionContent> {
    const provider = await this.providers.find(await this.directory.latest(), content);
    const key = await proofKeyOf(content.proofKey);
    try {
      const answer = await refreshTokenGrant(
        provider.configuration,
        content.refreshToken ?? '',
        { resource: this.options.audience },
        provider.proofs(key),
      );
      const { access_token: accessToken, refresh_token: refreshToken = content.refreshToken } = answer;
      return { ...content, accessToken, refreshToken };
    } catch (cause) {
      if (!(cause instanceof ResponseBodyError)) throw unreachable(cause);
      await this.store.remove(hash);
      throw ended(cause);
    }
  }

  private async awaited(hash: Buffer, before: string, deadline: number): Promise<Principal> {
    while (this.options.clock.now().getTime() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
      const kept = await this.store.find(hash);
      const content = kept && this.unsealed(kept);
      if (!content) throw ended();
      if (content.accessToken !== before) return this.verify(content, await this.directory.latest());
    }
    throw unreachable();
  }

  private async verify(
    content: IssuedTokens & Partial<Pick<SessionContent, 'officer'>>,
    membership: Membership,
  ): Promise<Principal> {
    const { audience, clock } = this.options;
    const trust = { membership, audience, now: clock.now(), keys: this.keys };
    const principal = await verifyAccessToken(content.accessToken, trust);
    // An issuer that has become another state's speaks for nobody who signed in before, nor may it change who that is.
    const { state, officer = principal.officer } = content;
    if (principal.state !== state || principal.officer !== officer) throw ended();
    if (principal.boundTo === content.jkt) return principal;
    throw new IdentityError('TOKEN_UNBOUND', 'The token is not bound to the key of the session.', {
      path: ['cnf'],
      advice: "Have your state's issuer bind it: RFC 9449, claim cnf with jkt.",
    });
  }

  private sealed(hash: Buffer, content: SessionContent): Buffer {
    return seal(this.options.sessionKey, hash.toString('base64url'), content);
  }

  private unsealed({ hash, sealed }: KeptSession): SessionContent | undefined {
    return unseal(this.options.sessionKey, hash.toString('base64url'), sealed) as SessionContent | undefined;
  }
}

function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_SECONDS * 1000);
}

function unknown(): IdentityError {
  return new IdentityError('SESSION_UNKNOWN', 'There is no such session.', { advice: 'Sign in.' });
}

function ended(cause?: unknown): IdentityError {
  return new IdentityError('SESSION_ENDED', 'The session is over.', { advice: 'Sign in again.', cause });
}

function unreachable(cause?: unknown): IdentityError {
  return new IdentityError('SESSION_NOT_REFRESHED', "The state's provider cannot be reached now.", {
    advice: 'Try again in a moment; the session is kept.',
    cause,
  });
}
