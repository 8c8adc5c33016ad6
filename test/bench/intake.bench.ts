import { ExampleGate } from '../../libs/intake/test/example-gate.js';
import { decision, releaserOf } from '../../libs/intake/test/example-register.js';
import { type IssuedStatement, presentStatement, verifyPresentation } from '#statement';

import type { SignedStatement } from '../../libs/intake/src/gate.service.js';
import { testDatabase } from '../support/test-database.js';
import type { Bench, Figures } from './benches.js';
import { median } from './median.js';

const RECORDS = 2_000;
const CALL = 100;
const CALLS_AT_A_TIME = 4;
const TURNS = 3;
const AT_A_TIME = 64;

/** Everything that happens to a statement at home, against what its verification alone would take. */
export const intakeBench: Bench = {
  measures:
    'bulk intake (verify, append, project, durable), as a ratio to strict verification alone; needs a server',
  async run(say): Promise<Figures> {
    if (process.env.TEST_DATABASE_ADMIN_URL === undefined) {
      throw new Error(
        'Set TEST_DATABASE_ADMIN_URL to a PostgreSQL server: the embedded database is not what is measured.',
      );
    }
    const { url = '', adminUrl = '', drop } = await testDatabase();
    const node = await ExampleGate.open(undefined, { url, adminUrl });
    try {
      return await measure(node, say);
    } finally {
      await node.close();
      await drop();
    }
  },
};

async function measure(node: ExampleGate, say: (line: string) => void): Promise<Figures> {
  const turns: { strict: number; intake: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const issued: IssuedStatement[] = [];
    for (let place = 0; place < RECORDS; place += 1) {
      issued.push(await node.register.issue(realisticDecision(turn * RECORDS + place), { at: node.now }));
    }
    const strict = await perSecond(() => verifyAll(node, issued));
    const intake = await perSecond(() => submitAll(node, issued));
    say(`strict verification alone: ${strict.toFixed(0)}/s; intake: ${intake.toFixed(0)}/s`);
    turns.push({ strict, intake });
  }
  return {
    ratio: median(turns.map((turn) => turn.intake / turn.strict)),
    strict: median(turns.map((turn) => turn.strict)),
    intake: median(turns.map((turn) => turn.intake)),
  };
}

async function verifyAll(node: ExampleGate, issued: readonly IssuedStatement[]): Promise<void> {
  const { membership } = node.register;
  const trust = { keyFor: membership.statementKey.bind(membership), now: node.now };
  const running: Promise<unknown>[] = [];
  for (const { signedPart, disclosures } of issued) {
    running.push(verifyPresentation(presentStatement(signedPart, disclosures.values()), trust));
    if (running.length > AT_A_TIME) await running.shift();
  }
  await Promise.all(running);
}

async function submitAll(node: ExampleGate, issued: readonly IssuedStatement[]): Promise<void> {
  const statements = issued.map(({ signedPart, disclosures }) => ({
    signedPart,
    disclosures: [...disclosures.values()],
  }));
  const running: Promise<void>[] = [];
  for (let at = 0; at < statements.length; at += CALL) {
    running.push(call(node, statements.slice(at, at + CALL)));
    if (running.length >= CALLS_AT_A_TIME) await running.shift();
  }
  await Promise.all(running);
}

async function call(node: ExampleGate, statements: readonly SignedStatement[]): Promise<void> {
  const outcomes = await node.gate.submitAll(releaserOf('NL'), statements);
  if (outcomes.some((outcome) => 'refused' in outcome)) throw new Error('All of these are right.');
}

/** Several grounds, parties and a text: the size of a decision in the demonstration. */
function realisticDecision(place: number): object {
  return decision(
    { caseReference: `NL-${place}` },
    {
      grounds: [
        { code: 'ELE-06', weight: 'decisive' },
        { code: 'SEC-02', weight: 'contributing' },
      ],
      reasons: [{ language: 'en', text: 'Reasons that fill a paragraph of a decision. '.repeat(12) }],
      parties: [
        { role: 'investor', names: [{ value: `Investor ${place} Holding Limited`, kind: 'current' }] },
        { role: 'target', names: [{ value: `Target ${place} Machine Learning BV`, kind: 'current' }] },
      ],
    },
  );
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (RECORDS * 1000) / (performance.now() - start);
}
