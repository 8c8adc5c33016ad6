import { systemRandomness } from '#kernel';
import {
  type IssuedStatement,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../../apps/registry/src/demonstration/members.js';
import type { FaultyNode } from './faulty-node.js';

const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

export interface Signed extends IssuedStatement {
  readonly parts: ReadonlyMap<string, unknown>;
}

/** Signs an author's form as the state's own systems do, by the clock of its node. */
export async function sign(node: FaultyNode, state: string, form: object): Promise<Signed> {
  const { folder, origin } = node.place;
  const parts = assembleStatement(parseStatementForm(form), systemRandomness);
  const { privateJwk } = await demonstrationKey(folder, 'record', state);
  const issued = await issueStatement({
    parts,
    iss: demonstrationUrl(state),
    after: { origin, size: 0, root: EMPTY_ROOT },
    demo: true,
    clock: node.clock,
    randomness: systemRandomness,
    signer: await signerFromJwk(privateJwk),
  });
  return { ...issued, parts };
}
