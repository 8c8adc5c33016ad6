import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

import { checkKeys } from './check-keys.js';
import { checkReferences } from './check-references.js';
import { MembershipError } from './membership.errors.js';
import { RootPayload } from './root.input.js';

/**
 * The payload as what it claims to be: known members only, keys that are keys, names that lead somewhere.
 * @throws MembershipError with the path of the first fault
 */
export async function validateRootPayload(value: unknown): Promise<RootPayload> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MembershipError('ROOT_INVALID', 'The payload of a root is one object.');
  }
  const payload = plainToInstance(RootPayload, value);
  const [fault] = validateSync(payload, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  if (fault !== undefined) throw shapeError(fault, []);
  checkReferences(payload);
  await checkKeys(payload);
  return payload;
}

function shapeError(fault: ValidationError, above: readonly string[]): MembershipError {
  const path = [...above, fault.property];
  const [inner] = fault.children ?? [];
  if (inner !== undefined) return shapeError(inner, path);
  const [rule = 'is not valid'] = Object.values(fault.constraints ?? {});
  return new MembershipError('ROOT_INVALID', `Root member ${path.join('.')}: ${rule}.`, { path });
}
