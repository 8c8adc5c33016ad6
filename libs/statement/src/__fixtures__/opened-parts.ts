import type { OpenedPart, OpenedParts } from '../open-disclosures.js';
import { isPartName, type PartName } from '../part-name.js';
import type { JsonValue } from '../parse-strict-json.js';

/** Values by part name as if they had been opened; `undefined` takes a part out. */
export function openedParts(parts: Readonly<Record<string, unknown>>): OpenedParts {
  const opened = new Map<PartName, OpenedPart>();
  for (const [name, value] of Object.entries(parts)) {
    if (!isPartName(name)) throw new Error(`no part is called ${name}`);
    if (value !== undefined) opened.set(name, { digest: '', encoded: '', value: value as JsonValue });
  }
  return opened;
}
