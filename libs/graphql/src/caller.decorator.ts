import { ExecutionContext, createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

import { Principal } from '#identity';

import type { CallContext } from './call-context.js';

/** The officer who asks, proven by the access token. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Promise<Principal> =>
  GqlExecutionContext.create(context).getContext<CallContext>().authenticate(),
);
