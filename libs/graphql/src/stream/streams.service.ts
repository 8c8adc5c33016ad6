import { once } from 'node:events';
import { Readable } from 'node:stream';

import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { ExecutionResult } from 'graphql';

import { Identity, IdentityError, type Principal } from '#identity';
import type { Clock } from '#kernel';

import { callContext } from '../call-context.js';
import { comesWithProof } from '../proven-context.js';
import type { StreamRequest } from './stream-request.js';
import { readStreamRequest } from './stream-request.js';
import { explain, openSubscription, prepareSubscription } from './open-subscription.js';
import { onlyEvent, serverSentEvents } from './server-sent-events.js';
import { StreamPlaces } from './stream-places.js';

export const STREAM_CLOCK = Symbol('stream clock');

/** Milliseconds. Proxies commonly close what is silent for a minute, some after 15 seconds. */
const HEARTBEAT = 12_000;
/** Milliseconds that a client who does not read may outstay its token. */
const GRACE = 30_000;
/** Milliseconds that a node that stops waits for clients to read on. */
const PATIENCE = 1_000;

/** Opens streams of events, and ends them: with the client, with the token, with the node. */
@Injectable()
export class Streams implements OnModuleDestroy {
  private readonly places = new StreamPlaces();
  private readonly open = new Map<AbortController, Readable>();

  constructor(
    private readonly schemas: GraphQLSchemaHost,
    private readonly identity: Identity,
    @Inject(STREAM_CLOCK) private readonly clock: Clock,
  ) {}

  /** Server-sent events as text; what refuses a subscription is told in the stream, as its only event. */
  async answer(request: StreamRequest): Promise<Readable> {
    const params = readStreamRequest(request);
    try {
      const prepared = prepareSubscription(this.schemas.schema, params);
      const gone = new AbortController();
      const call = callContext(this.identity, request, gone.signal);
      const caller = await call.authenticate();
      const leave = this.places.take(caller);
      gone.signal.addEventListener('abort', leave);
      try {
        return this.stream(await openSubscription(prepared, call), request, caller, gone);
      } catch (error) {
        gone.abort();
        throw error;
      }
    } catch (error) {
      // A client that proves its key looks for status and nonce first.
      if (error instanceof IdentityError && comesWithProof(request)) throw error;
      return Readable.from(onlyEvent(explain(error)));
    }
  }

  /** Without a last word, so that a client knows that it has to ask again; one that does not read is cut off. */
  async onModuleDestroy(): Promise<void> {
    const texts = [...this.open.values()];
    for (const gone of this.open.keys()) gone.abort();
    const cutOff = setTimeout(() => texts.forEach((text) => text.destroy()), PATIENCE);
    await Promise.all(texts.filter((text) => !text.closed).map((text) => once(text, 'close')));
    clearTimeout(cutOff);
  }

  private stream(
    results: AsyncIterator<ExecutionResult>,
    { headers }: StreamRequest,
    { expiresAt }: Principal,
    gone: AbortController,
  ): Readable {
    const left = (): number => expiresAt.getTime() - this.clock.now().getTime();
    const events = serverSentEvents(results, {
      pause: () => (left() > 0 ? Math.min(left(), HEARTBEAT) : HEARTBEAT),
      prove: () => this.identity.confirm({ headers }),
      signal: gone.signal,
      explain,
    });
    const text = readableOf(events, gone);
    const last = setTimeout(() => text.destroy(), Math.max(left(), 0) + GRACE);
    this.open.set(gone, text);
    text.once('close', () => {
      clearTimeout(last);
      this.open.delete(gone);
      // Not awaited: a source that waits for its next event may not hear of this before that comes.
      results.return?.().catch(() => undefined);
    });
    return text;
  }
}

/** As `Readable.from`, which would tell the events that the client has gone only after the next one of them. */
function readableOf(events: AsyncGenerator<string, void>, gone: AbortController): Readable {
  const text: Readable = new Readable({
    read: () => {
      events.next().then(
        ({ done, value }) => text.push(done ? null : value),
        (error: Error) => text.destroy(error),
      );
    },
    destroy: (error, done) => {
      gone.abort();
      events.return().catch(() => undefined);
      done(error);
    },
  });
  return text;
}
