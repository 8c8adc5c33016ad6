import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';

import { Principal, Role } from '#identity';

import type { CallContext } from './call-context.js';
import { GraphqlError } from './graphql.errors.js';

const PERMISSION = 'grounds:permission';

/** Open to everybody, also without a token: the vocabulary is public. */
export const Public = (): MethodDecorator => SetMetadata(PERMISSION, []);

/** Open to officers who hold one of these roles for their own state. */
export const Allow = (...roles: [Role, ...Role[]]): MethodDecorator => SetMetadata(PERMISSION, roles);

/** Lets an operation through only as its resolver declares; an operation that declares nothing is closed. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() !== 'graphql') return true;
    const roles = this.reflector.get<Role[] | undefined>(PERMISSION, context.getHandler());
    if (roles === undefined) throw undeclared(context.getHandler().name);
    if (roles.length > 0) {
      const call = GqlExecutionContext.create(context).getContext<CallContext>();
      requireRole(await call.authenticate(), roles);
    }
    return true;
  }
}

export function requireRole(principal: Principal, roles: readonly Role[]): void {
  if (roles.some((role) => principal.roles.has(role))) return;
  throw new GraphqlError('PERMISSION_MISSING', `This needs the role ${roles.join(' or ')}.`, {
    advice: "Ask your state's administrator for the role, or sign in as an officer who holds it.",
  });
}

function undeclared(operation: string): GraphqlError {
  return new GraphqlError('PERMISSION_UNDECLARED', `The operation ${operation} declares no permission.`);
}
