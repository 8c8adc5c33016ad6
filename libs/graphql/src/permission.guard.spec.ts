import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';

import type { Principal, Role } from '#identity';
import { RegisterError } from '#kernel';

import { officerWith } from '../test/officer.js';
import { Allow, type CallContext, GraphqlError, Public, requireRole } from './index.js';
import { PermissionGuard } from './permission.guard.js';

class Operations {
  @Public()
  groundCodes(): void {
    return;
  }

  @Allow('reader', 'releaser')
  precedents(): void {
    return;
  }

  forgotten(): void {
    return;
  }
}

const noToken = (): Promise<Principal> =>
  Promise.reject(new RegisterError('TOKEN_MISSING', 'This needs an access token.'));

function contextOf(
  operation: keyof Operations,
  authenticate: CallContext['authenticate'],
): ExecutionContextHost {
  const call: CallContext = { authenticate, purpose: undefined, caseReference: undefined };
  const context = new ExecutionContextHost([{}, {}, call, {}], Operations, Operations.prototype[operation]);
  context.setType('graphql');
  return context;
}

describe('PermissionGuard', () => {
  const guard = new PermissionGuard(new Reflector());
  const as = (operation: keyof Operations, ...roles: Role[]): Promise<boolean> =>
    guard.canActivate(contextOf(operation, () => Promise.resolve(officerWith(...roles))));

  it('lets everybody use what is public, without a token', async () => {
    expect(await guard.canActivate(contextOf('groundCodes', noToken))).toBe(true);
  });

  it.each<Role>(['reader', 'releaser'])(
    'lets an officer with the role %s use what allows it',
    async (role) => {
      expect(await as('precedents', role)).toBe(true);
    },
  );

  it('lets an officer through who holds an allowed role among others', async () => {
    expect(await as('precedents', 'auditor', 'reader')).toBe(true);
  });

  it.each<Role>(['auditor', 'drafter', 'steward'])('stops an officer with the role %s only', async (role) => {
    await expect(as('precedents', role)).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
  });

  it('stops an officer without any role', async () => {
    await expect(as('precedents')).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
  });

  it('stops whoever has no token, with the reason that identity gives', async () => {
    const attempt = guard.canActivate(contextOf('precedents', noToken));
    await expect(attempt).rejects.toMatchObject({ code: 'TOKEN_MISSING' });
  });

  it('closes an operation that declares nothing, to every role', async () => {
    const all: Role[] = ['reader', 'drafter', 'releaser', 'auditor', 'steward'];
    await expect(as('forgotten', ...all)).rejects.toMatchObject({
      code: 'PERMISSION_UNDECLARED',
      message: expect.stringContaining('forgotten') as string,
    });
  });

  it('does not ask for a token before it knows that one is needed', async () => {
    let asked = 0;
    const counting = (): Promise<Principal> => {
      asked += 1;
      return noToken();
    };
    await guard.canActivate(contextOf('groundCodes', counting));
    await expect(guard.canActivate(contextOf('forgotten', counting))).rejects.toBeInstanceOf(GraphqlError);
    expect(asked).toBe(0);
  });

  it('leaves plain HTTP routes to themselves', async () => {
    const http = new ExecutionContextHost([{}, {}], Operations, Operations.prototype.forgotten);
    expect(await guard.canActivate(http)).toBe(true);
  });
});

describe('requireRole', () => {
  it('names the roles that would do', () => {
    expect(() => requireRole(officerWith('auditor'), ['reader', 'releaser'])).toThrow('reader or releaser');
  });

  it('lets nobody through where no role is allowed', () => {
    expect(() => requireRole(officerWith('reader', 'steward'), [])).toThrow(GraphqlError);
  });
});
