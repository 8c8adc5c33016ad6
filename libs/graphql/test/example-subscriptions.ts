import { type DynamicModule, Module } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver, Subscription } from '@nestjs/graphql';

import { Identity, type Principal, type RequestToProve } from '#identity';
import { RegisterError } from '#kernel';

import { Allow, type CallContext, Caller } from '../src/index.js';
import { officerWith } from './officer.js';

/** What the resolver below did, so that a test can see that it ended. */
export const source = { open: 0, ended: 0 };

/** Waits for ever, until the reader leaves. */
function silence(): AsyncIterator<object> {
  let leave: (end: IteratorResult<object>) => void = () => undefined;
  source.open += 1;
  return {
    next: () => new Promise((resolve) => (leave = resolve)),
    return: () => {
      source.ended += 1;
      leave({ done: true, value: undefined });
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}

@Resolver()
export class SubscriptionResolver {
  @Allow('reader')
  @Query(() => String)
  officer(@Caller() caller: Principal): string {
    return caller.officer;
  }

  @Allow('reader')
  @Subscription(() => Int)
  async *countdown(@Args('from', { type: () => Int }) from: number): AsyncGenerator<object> {
    for (let left = from; left > 0; left--) {
      // Long enough for a test to change something between the head of the answer and the first event.
      await new Promise((resolve) => setTimeout(resolve, 60));
      yield { countdown: left };
    }
    if (from === 3) throw new Error('what nobody may see');
  }

  @Allow('reader')
  @Subscription(() => Int)
  silence(): AsyncIterable<object> {
    return { [Symbol.asyncIterator]: silence };
  }

  /** As resolvers do that look in the database again and again. */
  @Allow('reader')
  @Subscription(() => Int)
  async *patience(@Context() call: CallContext): AsyncGenerator<object> {
    source.open += 1;
    while (!call.gone?.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
    source.ended += 1;
    yield { patience: 0 };
  }

  @Allow('auditor')
  @Subscription(() => Int)
  closed(): AsyncIterable<object> {
    return { [Symbol.asyncIterator]: silence };
  }
}

/** Tokens are names of officers; one of them ends a moment after it was first used. */
export const token = { refused: false, endsIn: 60_000 };

@Module({})
export class OfficersModule {
  static register(): DynamicModule {
    const authenticate = ({
      headers: { authorization: header },
    }: Pick<RequestToProve, 'headers'>): Promise<Principal> => {
      if (header === undefined) return Promise.reject(new RegisterError('TOKEN_MISSING', 'No token.'));
      if (token.refused) return Promise.reject(new RegisterError('TOKEN_EXPIRED', 'The token has expired.'));
      const expiresAt = new Date(Date.now() + token.endsIn);
      return Promise.resolve({ ...officerWith('reader'), officer: String(header), expiresAt });
    };
    const identity = { provide: Identity, useValue: { authenticate, confirm: authenticate } };
    return { module: OfficersModule, providers: [identity], exports: [Identity] };
  }
}
