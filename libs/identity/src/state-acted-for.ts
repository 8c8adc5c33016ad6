import type { AuditIssuer, Membership } from '#membership';

import { IdentityError } from './identity.errors.js';
import type { Principal } from './principal.type.js';

/** Whose data a request is about, as its header says it (`Grounds-State`). */
export interface ActedFor {
  /** Undefined when the request names no state. */
  readonly named: string | undefined;
  readonly membership: Membership;
  readonly now: Date;
}

/**
 * An officer acts for the state whose issuer signed the token, and may name no other.
 * @throws IdentityError STATE_NOT_A_MEMBER, STATE_NOT_OWN
 */
export function stateOfOfficer(own: string, { named, membership, now }: ActedFor): string {
  if (!membership.isMember(own, now))
    throw new IdentityError('STATE_NOT_A_MEMBER', `${own} is not a member today.`);
  if (named === undefined || named === own) return own;
  throw new IdentityError('STATE_NOT_OWN', 'An officer acts for no state but its own.', {
    path: ['grounds-state'],
    advice: 'Leave the header Grounds-State out, or name your own state in it.',
  });
}

/**
 * An audit body acts for one state at a time, which it names, and which has consented. Whether a state it names is
 * unknown, or a member without consent, is the same answer.
 * @throws IdentityError AUDIT_BODY_PERIOD, AUDIT_STATE_MISSING, AUDIT_CONSENT_MISSING
 */
export function stateOfAuditBody({ body }: AuditIssuer, { named, membership, now }: ActedFor): string {
  if (now < new Date(body.notBefore) || now >= new Date(body.notAfter)) {
    throw new IdentityError('AUDIT_BODY_PERIOD', 'The members do not let the audit body in today.', {
      advice: 'Ask the members for the root that says from when until when.',
    });
  }
  if (named === undefined) {
    throw new IdentityError('AUDIT_STATE_MISSING', 'An audit body says for which state it acts.', {
      path: ['grounds-state'],
      advice:
        'Name one state by its code in the header Grounds-State; at the command line, in GROUNDS_STATE.',
    });
  }
  if (membership.hasConsented(body, named, now)) return named;
  throw new IdentityError('AUDIT_CONSENT_MISSING', 'The audit body does not act for such a state.', {
    path: ['grounds-state'],
    advice: 'Name one state, by its code, that has consented in the root in force.',
  });
}

/**
 * What the consenting states let in is an auditor. A token with more is refused as a whole: it was made for something
 * else.
 * @throws IdentityError AUDIT_BODY_ROLE
 */
export function asAuditBody(principal: Principal, { body: { id, name } }: AuditIssuer): Principal {
  if (principal.roles.size === 1 && principal.roles.has('auditor'))
    return { ...principal, auditBody: { id, name } };
  throw new IdentityError('AUDIT_BODY_ROLE', 'An audit body has the role auditor, and no other.', {
    path: ['roles'],
    advice: 'Have the issuer of the audit body give the role auditor alone.',
  });
}
