import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';

import { HasMembers } from './has-members.js';
import { IsInstant } from './is-instant.js';
import { IsAuditBodyId } from './is-matching.js';
import { IsPlainText } from './is-plain-text.js';
import { IsStateCode } from './is-state-code.js';
import { TokenIssuer } from './state.input.js';

/**
 * An audit body of several states, such as a court of auditors: it belongs to no member, and has issuers of its own.
 * `states` are those that have consented: with the signatures under the root the members say so.
 */
export class AuditBody {
  @IsAuditBodyId() id: string;
  @IsPlainText(300) name: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsStateCode({ each: true })
  states: string[];
  @HasMembers(() => TokenIssuer, 20) tokenIssuers: TokenIssuer[];
  @IsInstant() notBefore: string;
  @IsInstant() notAfter: string;
}
