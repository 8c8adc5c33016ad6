import { encodeBase64Url } from '#kernel';

import { fieldDigest, lineDigests, lineFields, recordsOf } from './line-fields.js';
import type { LineContent } from './line-hash.js';
import type { OpenedLine } from './read-report.js';

/** What an owner learns of a line, beside its own records. */
export const OPENED_FIELDS = ['state', 'day', 'purpose'];

/** Opens of a line what concerns one owner, and nothing else. */
export function openLineFor(owner: string, seq: number, content: LineContent, salt: Uint8Array): OpenedLine {
  const fields = lineFields(content, salt);
  const names = [...OPENED_FIELDS, recordsOf(owner)];
  const shut = fields.find(({ name }) => name === 'caseReference');
  return {
    seq,
    digests: lineDigests(fields, salt).map(encodeBase64Url),
    opened: fields
      .filter(({ name }) => names.includes(name))
      .map(({ name, value, salt: ofField }) => [name, value, encodeBase64Url(ofField)]),
    case: shut ? encodeBase64Url(fieldDigest(shut)) : '',
  };
}
