import { IdentityError, type Principal } from '#identity';

import type { RegisteredMethod } from './registered-methods.js';

/** Where `@Allow` and `@Public` write down what they are given. */
export const PERMISSION = 'grounds:permission';
const GUARDS = '__guards__';

/** Entities that everybody may have: the vocabulary. */
export const PUBLIC_REFERENCES: readonly string[] = [
  'GroundCodeResolver.reference',
  'StackLayerResolver.reference',
];

/** Methods that somebody could call whom nobody has let in, each with why. */
export async function findUndeclared(methods: readonly RegisteredMethod[]): Promise<string[]> {
  const faults = await Promise.all(methods.map(async (method) => [method.name, await faultOf(method)]));
  return faults.flatMap(([name, fault]) => (fault === undefined ? [] : [`${name}: ${fault}`]));
}

function faultOf(method: RegisteredMethod): Promise<string | undefined> | string | undefined {
  if (method.kind === 'operation') return hasPermission(method) ? undefined : 'declares no permission';
  if (method.kind === 'reference') return referenceFault(method);
  const guarded = hasPermission(method) || Reflect.hasMetadata(GUARDS, method.handler);
  return guarded ? 'is a field, where no guard runs' : undefined;
}

function hasPermission({ handler }: RegisteredMethod): boolean {
  return Array.isArray(Reflect.getMetadata(PERMISSION, handler));
}

/** No guard runs before a reference: it has to ask by itself who calls, and for what role. */
async function referenceFault(method: RegisteredMethod): Promise<string | undefined> {
  if (PUBLIC_REFERENCES.includes(method.name)) return undefined;
  const missing = new IdentityError('TOKEN_MISSING', 'No token.');
  const nobody = await outcomeOf(method, () => Promise.reject(missing));
  if (nobody !== 'TOKEN_MISSING') return 'does not ask who calls';
  const roleless = await outcomeOf(method, () => Promise.resolve(ROLELESS));
  return roleless === 'PERMISSION_MISSING' ? undefined : 'asks for no role';
}

async function outcomeOf(
  { instance, key }: RegisteredMethod,
  authenticate: () => Promise<Principal>,
): Promise<unknown> {
  const call = { authenticate, purpose: 'screening', caseReference: 'TEST-1' };
  const reference = (instance as Record<string, (...given: object[]) => unknown>)[key];
  try {
    await reference?.call(instance, { id: 'AAAAAAAAAAAAAAAAAAAAAA', code: 'NL' }, call);
    return 'answered';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

const ROLELESS: Principal = {
  state: 'NL',
  officer: 'nl-nobody',
  roles: new Set(),
  issuer: 'https://id.nl.example',
  clientId: 'none',
  tokenId: 'none',
  demo: true,
  expiresAt: new Date('2030-01-01T00:00:00Z'),
};
