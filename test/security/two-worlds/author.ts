import { Transactions } from '#database';
import type { Principal } from '#identity';
import { Gate } from '#intake';
import { LedgerStore } from '#ledger';
import {
  type PartName,
  type StatementPart,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../../apps/registry/src/demonstration/members.js';
import type { World } from './world.js';

/** A statement that a state has signed and not yet submitted. */
export interface SignedStatement {
  readonly id: string;
  readonly state: string;
  readonly parts: ReadonlyMap<PartName, StatementPart>;
  readonly token: string;
  readonly disclosures: readonly string[];
}

/** Signs an author's form with a demonstration state's own key, at the world's moment. */
export async function sign(world: World, state: string, form: object): Promise<SignedStatement> {
  const { moment, node } = world;
  const parts = assembleStatement(parseStatementForm(form), moment);
  const ledger = node.app.get(LedgerStore, { strict: false });
  const { origin, size, rootHash } = await node.app
    .get(Transactions)
    .run({ role: 'intake' }, (manager) => ledger.position(manager));
  const { privateJwk } = await demonstrationKey(node.dataFolder, 'record', state);
  const { signedPart, disclosures, jti } = await issueStatement({
    parts,
    iss: demonstrationUrl(state),
    after: { origin, size, root: rootHash.toString('base64') },
    demo: true,
    clock: moment,
    randomness: moment,
    signer: await signerFromJwk(privateJwk),
  });
  return { id: jti, state, parts, token: signedPart, disclosures: [...disclosures.values()] };
}

/** Puts it through the gate, as the state's own releaser. Rejects with the gate's refusal. */
export async function submitTo(world: World, { state, token, disclosures }: SignedStatement): Promise<void> {
  const gate = world.node.app.get(Gate, { strict: false });
  await gate.submit(releaser(state, world.moment.now()), token, disclosures);
}

function releaser(state: string, expiresAt: Date): Principal {
  return {
    state,
    officer: `${state.toLowerCase()}-releaser`,
    roles: new Set(['releaser', 'reader']),
    issuer: demonstrationUrl(state, 'officers'),
    clientId: 'two-worlds',
    tokenId: 'none',
    demo: true,
    expiresAt,
  };
}
