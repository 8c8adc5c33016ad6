import { systemClock, systemRandomness } from '#kernel';
import { assembleStatement, issueStatement, parseStatementForm, signerFromJwk } from '#statement';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { DEMONSTRATION_ORIGIN, demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { exampleDecision } from '../../libs/statement/test/example-decision.js';

const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** A signed statement that waits to be submitted. */
export interface PreparedStatement {
  readonly token: string;
  readonly disclosures: readonly string[];
}

/** Decisions of one demonstration state, each another, signed with the key in the node's folder. */
export async function prepareStatements(folder: string, count: number): Promise<PreparedStatement[]> {
  const { privateJwk } = await demonstrationKey(folder, 'record', 'NL');
  const signer = await signerFromJwk(privateJwk);
  const form = exampleDecision({}, { audience: { circles: ['all-members'], states: [], except: [] } });
  const statements: PreparedStatement[] = [];
  for (let made = 0; made < count; made += 1) {
    const { signedPart, disclosures } = await issueStatement({
      parts: assembleStatement(parseStatementForm(form), systemRandomness),
      iss: demonstrationUrl('NL'),
      after: { origin: DEMONSTRATION_ORIGIN, size: 0, root: EMPTY_ROOT },
      demo: true,
      clock: systemClock,
      randomness: systemRandomness,
      signer,
    });
    statements.push({ token: signedPart, disclosures: [...disclosures.values()] });
  }
  return statements;
}
