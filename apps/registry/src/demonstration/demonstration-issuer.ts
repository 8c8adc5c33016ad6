import { DemonstrationIssuer } from '#identity';
import type { Clock } from '#kernel';

import { demonstrationKey } from './demonstration-keys.js';
import { MEMBERS, demonstrationUrl } from './members.js';

/** The issuer of demonstration officers' tokens, with each state's own key; of the states that the node hosts. */
export async function demonstrationIssuer(
  folder: string,
  clock: Clock,
  hosted: readonly string[] = MEMBERS.map(({ code }) => code),
): Promise<DemonstrationIssuer> {
  const states = await Promise.all(
    MEMBERS.filter(({ code }) => hosted.includes(code)).map(async ({ code, participation }) => {
      const { kid, privateJwk } = await demonstrationKey(folder, 'token', code);
      return { state: code, participation, iss: demonstrationUrl(code, 'officers'), kid, privateJwk };
    }),
  );
  return new DemonstrationIssuer({ states, clock });
}
