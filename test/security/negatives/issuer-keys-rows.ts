import { randomUUID } from 'node:crypto';

import type { IssuerKeysFixture } from './issuer-keys-fixture.js';
import type { NegativeRow } from './negative-row.type.js';

const FLOOD = 40;

/** Tokens that try to make the node ask an issuer for its keys again and again, over HTTP. */
export const issuerKeysRows: readonly NegativeRow<IssuerKeysFixture>[] = [
  {
    id: 'E18',
    input: 'a flood of tokens that name keys which the issuer does not have',
    code: 'TOKEN_KEY_UNKNOWN',
    attempt: async (fixture: IssuerKeysFixture): Promise<string> => {
      await fixture.send(fixture.key.thumbprint);
      const flood = Array.from({ length: FLOOD }, () => fixture.send(randomUUID()));
      const outcomes = await Promise.allSettled(flood);
      const answered = outcomes.filter(({ status }) => status === 'fulfilled');
      if (answered.length > 0) throw new Error(`${answered.length} of the flood were let in.`);
      if (fixture.asked !== 1) throw new Error(`The issuer was asked ${fixture.asked} times.`);
      // Whoever holds a good key is not kept out meanwhile.
      await fixture.send(fixture.key.thumbprint);
      return fixture.send(randomUUID());
    },
  },
];
