import type { INestApplicationContext } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';
import { Gate } from '#intake';
import type { Clock, Randomness } from '#kernel';
import { LedgerStore } from '#ledger';
import {
  type IssuedStatement,
  type LogPosition,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

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
 * Submits the demonstration's statements through the gate, each signed by its state, as many at a time as speak
 * of nothing that is still to be said. Nobody else can submit before it is done, so after an interrupted start the
 * log says which statements are in. A log in which somebody else has spoken in between stays as it is.
 */
export async function seedDemonstration(
  app: INestApplicationContext,
  settings: SeedSettings,
): Promise<number> {
  const statements = statementsOf(settings.hosted);
  const log = await SeededLog.read(app.get(Transactions), statements);
  for (let run = log.sayable(); run.length > 0; run = log.sayable()) await submit(app, run, log, settings);
  return statements.length;
}

/** What these states say; a tie to a record that another node has is left out, for its id is not known here. */
function statementsOf(hosted: readonly string[]): DemonstrationStatement[] {
  const own = DEMONSTRATION_STATEMENTS.filter(({ signedBy }) => hosted.includes(signedBy));
  const names = new Set(own.map(({ id }) => id));
  return own.filter((one) => isCase(one) || one.toCase === undefined || names.has(one.toCase));
}

async function submit(
  app: INestApplicationContext,
  run: readonly DemonstrationStatement[],
  log: SeededLog,
  settings: SeedSettings,
): Promise<void> {
  const after = await position(app);
  const issued: IssuedStatement[] = [];
  for (const one of run) issued.push(await issue(one, log, after, settings));
  const outcomes = await app.get(Gate, { strict: false }).submitEach(
    issued.map(({ signedPart, disclosures }, place) => ({
      principal: releaser(run[place]?.signedBy ?? '', settings.clock),
      statement: { signedPart, disclosures: [...disclosures.values()] },
    })),
  );
  for (const [place, outcome] of outcomes.entries()) {
    if ('refused' in outcome) throw outcome.refused;
    log.add(issued[place]?.jti ?? '');
  }
}

async function issue(
  one: DemonstrationStatement,
  log: SeededLog,
  after: LogPosition,
  { clock, randomness, dataFolder }: SeedSettings,
): Promise<IssuedStatement> {
  const { privateJwk } = await demonstrationKey(dataFolder, 'record', one.signedBy);
  const form = isCase(one) ? one.decision : eventForm(one, await log.namesFor(one));
  return issueStatement({
    parts: assembleStatement(parseStatementForm(form), randomness),
    iss: demonstrationUrl(one.signedBy),
    after,
    demo: true,
    clock,
    randomness,
    signer: await signerFromJwk(privateJwk),
  });
}

async function position(app: INestApplicationContext): Promise<LogPosition> {
  const ledger = app.get(LedgerStore, { strict: false });
  const { origin, size, rootHash } = await app
    .get(Transactions)
    .run({ role: 'intake' }, (manager) => ledger.position(manager));
  return { origin, size, root: rootHash.toString('base64') };
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
