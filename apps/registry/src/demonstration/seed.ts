import type { INestApplicationContext } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { Gate } from '#intake';
import type { Clock, Randomness } from '#kernel';
import { LedgerStore } from '#ledger';
import { assembleParts, issueStatement, parseDecision, signerFromJwk } from '#statement';

import fictitiousCases from './data/fictitious-cases.json' with { type: 'json' };
import publicCases from './data/public-cases.json' with { type: 'json' };
import { demonstrationKey } from './demonstration-keys.js';
import { demonstrationUrl } from './members.js';

interface DemonstrationCase {
  readonly id: string;
  readonly signedBy: string;
  readonly decision: { readonly outcome: { readonly decidedOn: string } };
}

/** In the order of the decisions, so that the newest decision is the newest entry. */
const CASES: readonly DemonstrationCase[] = [...publicCases, ...fictitiousCases].sort((left, right) =>
  left.decision.outcome.decidedOn < right.decision.outcome.decidedOn ? -1 : 1,
);

/** What seeding takes from the node. */
export interface SeedSettings {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Submits the demonstration's cases through the gate, each signed by its state. Nobody else can submit
 * before it is done, so after an interrupted start the log's size says which cases are in.
 */
export async function seedDemonstration(
  app: INestApplicationContext,
  settings: SeedSettings,
): Promise<number> {
  const { size } = await position(app);
  for (const one of CASES.slice(size)) await submit(app, one, settings);
  return CASES.length;
}

function position(app: INestApplicationContext) {
  const ledger = app.get(LedgerStore, { strict: false });
  return app.get(Transactions).run({ role: 'intake' }, (manager) => ledger.position(manager));
}

async function submit(
  app: INestApplicationContext,
  one: DemonstrationCase,
  settings: SeedSettings,
): Promise<void> {
  const { clock, randomness, dataFolder } = settings;
  const { origin, size, rootHash } = await position(app);
  const { privateJwk } = await demonstrationKey(dataFolder, 'record', one.signedBy);
  const { signedPart, disclosures } = await issueStatement({
    parts: assembleParts(parseDecision(one.decision), randomness),
    iss: demonstrationUrl(one.signedBy),
    after: { origin, size, root: rootHash.toString('base64') },
    demo: true,
    clock,
    randomness,
    signer: await signerFromJwk(privateJwk),
  });
  await app
    .get(Gate, { strict: false })
    .submit(releaser(one.signedBy, clock), signedPart, [...disclosures.values()]);
}

/** The officer in whose name the node submits what it seeds. */
function releaser(state: string, clock: Clock): Principal {
  return {
    state,
    officer: `${state.toLowerCase()}-releaser`,
    roles: new Set(['releaser']),
    issuer: demonstrationUrl(state, 'officers'),
    clientId: 'demonstration-seed',
    tokenId: 'none',
    demo: true,
    expiresAt: clock.now(),
  };
}
