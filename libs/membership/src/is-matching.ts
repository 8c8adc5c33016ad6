import { type ValidationOptions } from 'class-validator';

import { satisfies } from './satisfies.js';

function isMatching(
  name: string,
  rule: string,
  form: RegExp,
  options?: ValidationOptions,
): PropertyDecorator {
  return satisfies(name, rule, (value) => typeof value === 'string' && form.test(value), options);
}

/** A SHA-256 digest as base64url: 43 characters, of which the last carries only four bits. */
export function IsDigest(): PropertyDecorator {
  return isMatching('isDigest', 'must be a SHA-256 digest in base64url', /^[\w-]{42}[AEIMQUYcgkosw048]$/);
}

/** The origin of a log: the first line of its checkpoints and a key name (C2SP signed-note: no space, no `+`). */
export function IsOrigin(): PropertyDecorator {
  return isMatching(
    'isOrigin',
    'must be a log origin such as node.example/log',
    /^[a-z0-9][a-z0-9.:/_-]{2,199}$/,
  );
}

/** The id of a circle; in small letters, so that it can never be taken for a state. */
export function IsCircleId(): PropertyDecorator {
  return isMatching(
    'isCircleId',
    'must be 2 to 64 small letters, digits and hyphens',
    /^[a-z][a-z0-9-]{1,63}$/,
  );
}

/** The id of an audit body; in small letters, as those of circles are. */
export function IsAuditBodyId(): PropertyDecorator {
  return isMatching(
    'isAuditBodyId',
    'must be 2 to 64 small letters, digits and hyphens',
    /^[a-z][a-z0-9-]{1,63}$/,
  );
}

/** A telephone number in international form (ITU-T E.123), digits and single spaces. */
export function IsPhone(): PropertyDecorator {
  return isMatching('isPhone', 'must be a telephone number such as +31 70 1234567', /^\+\d(?: ?\d){5,17}$/);
}
