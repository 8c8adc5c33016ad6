import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { ask } from '../../../support/ask.js';
import { nextRoot, publishRoot, without } from '../../../support/next-root.js';
import { type Choices, logPosition } from '../../../support/sign-as.js';
import { type TestNode, startNode } from '../../../support/start-node.js';
import { CALLERS, type Caller, outsideCode, rolesOf } from '../model/callers.js';
import type { Situation } from '../model/rule.type.js';
import type { Visibility } from '../model/secrets.js';
import { type FiledRecord, fileRecords } from './filed-records.js';
import { firstCursors, remark } from './first-cursors.js';
import { type FirstWatch, firstWatches, judgeWatches } from './first-watches.js';
import { readEverything } from './read-everything.js';
import { type Statements, type Submittable, signStatements, statementKey } from './signed-statements.js';
import { TickingClock } from './ticking-clock.js';
import { type Tokens, collectTokens } from './tokens.js';

/** What was prepared before the first cell is asked. */
interface Prepared {
  readonly records: ReadonlyMap<Visibility, FiledRecord>;
  readonly tokens: Tokens;
  readonly cursors: ReadonlyMap<string, string>;
  readonly watches: ReadonlyMap<string, FirstWatch>;
  /** Ids of what the owner's reader was answered, by the record it asked about. */
  readonly answers: ReadonlyMap<Visibility, string>;
  readonly statements: Statements;
  /** The id of what was filed last. */
  readonly last: string;
  /** Of the published log. */
  readonly size: number;
}

/** A node with a record of each kind, which has removed one state. */
export class MatrixNode {
  readonly schema: GraphQLSchema;
  readonly size: number;
  readonly last: string;

  private constructor(
    readonly node: TestNode,
    private readonly prepared: Prepared,
  ) {
    this.schema = node.app.get(GraphQLSchemaHost, { strict: false }).schema;
    this.size = prepared.size;
    this.last = prepared.last;
  }

  static async start(databaseImage?: Blob): Promise<MatrixNode> {
    const clock = new TickingClock(Date.now());
    const node = await startNode({ withoutCases: true, clock, ...(databaseImage ? { databaseImage } : {}) });
    return new MatrixNode(node, await prepare(node, { clock }));
  }

  record(visibility: Visibility): FiledRecord {
    return found(this.prepared.records.get(visibility));
  }

  tokenOf({ name }: Caller): string | undefined {
    return this.prepared.tokens.get(name);
  }

  /** Whoever may not open a stream has no cursor; one that is made up is looked at later than the token. */
  cursorOf({ name }: Caller): string {
    return this.prepared.cursors.get(name) ?? 'AAAA';
  }

  /** Where the notices of a caller begin; made up for whoever may have none, as above. */
  noticeCursorOf({ name }: Caller): string {
    return this.prepared.watches.get(name)?.cursor ?? 'AAAA';
  }

  /** The id of a watch of somebody else. */
  watchOfOthers({ name }: Caller): string {
    const other = [...this.prepared.watches].find(([owner]) => owner !== name);
    return found(other)[1].id;
  }

  answerOf(visibility: Visibility): string {
    return found(this.prepared.answers.get(visibility));
  }

  /** About the owner's record; signed by the caller's own state, or by another's. */
  statement({ caller, visibility }: Situation, isOwn: boolean): Submittable {
    const signer = (caller.standing === 'owner') === isOwn ? 'NL' : 'FR';
    return found(this.prepared.statements.get(statementKey(signer, visibility)));
  }

  close(): Promise<void> {
    return this.node.close();
  }
}

async function prepare(node: TestNode, signing: Pick<Choices, 'clock'>): Promise<Prepared> {
  const tokens = await collectTokens(node);
  const listeners = CALLERS.filter((caller) => !outsideCode(caller) && rolesOf(caller).includes('reader'));
  const choices = { ...signing, after: await logPosition(node) };
  const cursors = await firstCursors(node, listeners, tokens, choices);
  const watches = await firstWatches(node, listeners, tokens);
  const records = await fileRecords(node, choices);
  const { recordId: last } = await remark(node, choices);
  await judgeWatches(node, listeners);
  const answers = await readEverything(node, 'nl-reader');
  await readEverything(node, 'fr-reader');
  const statements = await signStatements(node, ['NL', 'FR'], records, choices);
  await publishRoot(node, await nextRoot(node, without('GB')));
  return { records, tokens, cursors, watches, answers, statements, last, size: await publishedSize(node) };
}

async function publishedSize(node: TestNode): Promise<number> {
  const query = '{ log { checkpoint { size } } }';
  const { data } = await ask<{ log: { checkpoint: { size: number } } }>(node, query, { as: 'nl-reader' });
  return data.log.checkpoint.size;
}

function found<Value>(value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new Error('The matrix was not prepared for this.');
}
