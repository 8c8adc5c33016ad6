import { type RootFile, type RootPayload, signRoot } from '#membership';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';

/** Between writing and asking. */
const BETWEEN = '2026-12-01';

/**
 * A demonstration root with a circle that expires, and a member that joins, between writing and asking.
 * @param folderOf where the keys of a state are
 */
export async function rootOfWorlds(text: string, folderOf: (state: string) => string): Promise<string> {
  const file = JSON.parse(text) as RootFile;
  const payload = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
  payload.circles.push({
    id: 'short-lived',
    label: { en: 'Short-lived', nl: 'Kortstondig' },
    states: ['NL', 'FR', 'GB', 'CA', 'JP'],
    version: 1,
    expires: `${BETWEEN}T00:00:00Z`,
    roster: 'open',
    treaty: true,
  });
  for (const state of payload.states) if (state.code === 'KR') state.memberSince = BETWEEN;
  const signers = await Promise.all(
    payload.rootKeys.map((key) => demonstrationKey(folderOf(key.state), 'root', key.state)),
  );
  return `${JSON.stringify(await signRoot(payload, signers), null, 2)}\n`;
}
