import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { JournalSealer } from '#journal';

import { PURPOSE, ask, tokenFor } from '../../support/ask.js';
import { nextRoot, publishRoot, without } from '../../support/next-root.js';
import { OfficerBrowser } from '../../support/officer-browser.js';
import { decision, file, signAs, submit } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';
import { ROLES } from '../matrix/model/callers.js';
import { OTHERS, type Subject } from './others-questions.js';
import { type Processes, startProcesses } from './processes.js';
import type { Holder } from './ways/way.type.js';

const LIST = '{ precedents(first: 50) { edges { node { id } } } }';
const CHECKPOINT = '{ log { checkpoint { size } } }';

/** Three states that have shared records and read them; one of them is going to be removed. */
export class Removal {
  readonly schema: GraphQLSchema;

  private constructor(
    readonly processes: Processes,
    readonly holder: Holder,
    /** Of the officers that stay. */
    readonly tokens: ReadonlyMap<string, string>,
    /** Of the state that goes. */
    readonly recordId: string,
    readonly subjects: ReadonlyMap<string, Subject>,
  ) {
    this.schema = processes.nodes[0].app.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  static async prepare(): Promise<Removal> {
    const processes = await startProcesses();
    const [node] = processes.nodes;
    const statement = await signAs(node, 'GB', decision({ decidedBy: 'GB' }));
    const { recordId = '' } = await submit(node, 'gb-releaser', statement);
    const party = [...statement.disclosures.keys()].find((name) => name.startsWith('party')) ?? '';
    const own = new Map<string, string>();
    for (const state of ['NL', 'DE'])
      own.set(state, (await file(node, state, decision({ decidedBy: state }))).recordId);
    for (const as of ['nl-reader', 'de-reader', 'gb-reader']) await ask(node, LIST, { as, headers: PURPOSE });
    const size = await publishedSize(node);
    const subjects = [...own].map(
      ([state, ownId]) => [state.toLowerCase(), { recordId, ownId, party, size }] as const,
    );
    const holder = await holderOf(node);
    const officers = OTHERS.map(({ state, role }) => `${state}-${role}`);
    const tokens = await tokensFor(node, officers, (officer) => officer);
    return new Removal(processes, holder, tokens, recordId, new Map(subjects));
  }

  get taking(): TestNode {
    return this.processes.nodes[0];
  }

  tokenOf(officer: string): string {
    return this.tokens.get(officer) ?? '';
  }

  /** Chains what the journal has, so that it stands in its place. */
  async seal(): Promise<void> {
    await this.taking.app.get(JournalSealer, { strict: false }).seal();
  }

  /** The members take the state out; one process is told. */
  async takeRoot(): Promise<void> {
    await publishRoot(this.taking, await nextRoot(this.taking, without('GB')));
  }
}

/** An officer for each role, with a token and in a browser. */
async function holderOf(node: TestNode): Promise<Holder> {
  const tokens = await tokensFor(node, ROLES, (role) => `gb-${role}`);
  const browsers = new Map<string, OfficerBrowser>();
  for (const role of ROLES) {
    const browser = new OfficerBrowser(node);
    await browser.signInHere('GB', `gb-${role}`);
    browsers.set(role, browser);
  }
  return {
    headersOf: (means, role) =>
      means === 'session'
        ? (browsers.get(role)?.headers ?? {})
        : { authorization: `Bearer ${tokens.get(role) ?? ''}` },
  };
}

async function tokensFor<Name extends string>(
  node: TestNode,
  names: readonly Name[],
  officerOf: (name: Name) => string,
): Promise<Map<Name, string>> {
  return new Map(
    await Promise.all(names.map(async (name) => [name, await tokenFor(node, officerOf(name))] as const)),
  );
}

async function publishedSize(node: TestNode): Promise<number> {
  const { data } = await ask<{ log: { checkpoint: { size: number } } }>(node, CHECKPOINT, {
    as: 'nl-reader',
  });
  return data.log.checkpoint.size;
}
