import type { INestApplicationContext } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { Gate } from '#intake';
import type { Clock, Randomness } from '#kernel';
import { LedgerStore } from '#ledger';
import { assembleStatement, issueStatement, parseStatementForm, signerFromJwk } from '#statement';

import { demonstrationKey } from './demonstration-keys.js';
import { DEMONSTRATION_STATEMENTS, type DemonstrationStatement, isCase } from './demonstration-statements.js';
import { eventForm } from './event-form.js';
import { demonstrationUrl } from './members.js';
import { SeededLog } from './seeded-log.js';

/** What seeding takes from the node. */
export interface SeedSettings {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The states that are at home at this node. */
  readonly hosted: readonly string[];
}

/**
 * Submits the demonstration's statements through the gate, each signed by its state. Nobody else can submit
 * before it is done, so after an interrupted start the log says which statements are in. A log in which
 * somebody else has spoken in between stays as it is.
 */
export async function seedDemonstration(
  app: INestApplicationContext,
  settings: SeedSettings,
): Promise<number> {
  const statements = statementsOf(settings.hosted);
  const log = await SeededLog.read(app.get(Transactions), statements);
  for (const one of log.missing) log.add(one, await submit(app, one, log, settings));
  return statements.length;
}

/** What these states say; a tie to a record that another node has is left out, for its id is not known here. */
function statementsOf(hosted: readonly string[]): DemonstrationStatement[] {
  const own = DEMONSTRATION_STATEMENTS.filter(({ signedBy }) => hosted.includes(signedBy));
  const names = new Set(own.map(({ id }) => id));
  return own.filter((one) => isCase(one) || one.toCase === undefined || names.has(one.toCase));
}

/** The id under which the statement is in the log now. */
async function submit(
  app: INestApplicationContext,
  one: DemonstrationStatement,
  log: SeededLog,
  { clock, randomness, dataFolder }: SeedSettings,
): Promise<string> {
  const { origin, size, rootHash } = await position(app);
  const { privateJwk } = await demonstrationKey(dataFolder, 'record', one.signedBy);
  const form = isCase(one) ? one.decision : eventForm(one, await log.namesFor(one));
  const { signedPart, disclosures, jti } = await issueStatement({
    parts: assembleStatement(parseStatementForm(form), randomness),
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
  return jti;
}

function position(app: INestApplicationContext) {
  const ledger = app.get(LedgerStore, { strict: false });
  return app.get(Transactions).run({ role: 'intake' }, (manager) => ledger.position(manager));
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
