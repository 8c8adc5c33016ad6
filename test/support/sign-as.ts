import { type Clock, systemClock, systemRandomness } from '#kernel';
import {
  type IssuedStatement,
  type PartName,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { exampleDecision } from '../../libs/statement/test/example-decision.js';
import { ask } from './ask.js';
import type { TestNode } from './start-node.js';

/** A short decision in the author's form with one party, shared with all members. */
export function decision(outcome: object = {}, rest: object = {}): object {
  return exampleDecision(outcome, {
    audience: { circles: ['all-members'], states: [], except: [] },
    parties: [{ role: 'investor', names: [{ value: 'Quillmere Ventures (fictitious)', kind: 'current' }] }],
    ...rest,
  });
}

interface Position {
  readonly logPosition: { readonly origin: string; readonly size: number; readonly root: string };
}

/** What a test may choose in place of an honest statement. */
export interface Choices {
  readonly after?: Position['logPosition'];
  readonly demo?: boolean;
  readonly iss?: string;
  /** The signer's clock. */
  readonly clock?: Clock;
  /** Changes the parts after they were assembled, before they are signed. */
  readonly change?: (parts: Map<PartName, unknown>) => void;
}

/** Signs a statement in the author's form with a demonstration state's own key, as its systems would. */
export async function signAs(
  node: TestNode,
  state: string,
  draft: object,
  choices: Choices = {},
): Promise<IssuedStatement> {
  const parts = new Map<PartName, unknown>(assembleStatement(parseStatementForm(draft), systemRandomness));
  choices.change?.(parts);
  const { privateJwk } = await demonstrationKey(node.dataFolder, 'record', state);
  return issueStatement({
    parts,
    iss: choices.iss ?? demonstrationUrl(state),
    after: choices.after ?? (await logPosition(node, state)),
    demo: choices.demo ?? true,
    clock: choices.clock ?? systemClock,
    randomness: systemRandomness,
    signer: await signerFromJwk(privateJwk),
  });
}

export async function logPosition(node: TestNode, state = 'NL'): Promise<Position['logPosition']> {
  const as = `${state.toLowerCase()}-reader`;
  const answer = await ask<Position>(node, '{ logPosition { origin size root } }', { as });
  return answer.data.logPosition;
}

export interface Submitted {
  readonly submitStatement: {
    readonly __typename: string;
    readonly recordId?: string;
    readonly statementId?: string;
    readonly logIndex?: number;
    readonly leafHash?: string;
    readonly loggedAt?: string;
    readonly log?: Position['logPosition'];
    readonly problems?: readonly {
      readonly code: string;
      readonly path: readonly string[];
      readonly advice: string | null;
    }[];
  };
}

const SUBMIT = `mutation ($token: String!, $disclosures: [String!]!) {
  submitStatement(token: $token, disclosures: $disclosures) {
    __typename
    ... on StatementReceipt { recordId statementId logIndex leafHash loggedAt log { origin size root } }
    ... on Rejected { problems { code path advice } }
  }
}`;

/** @param officer of the demonstration, or whoever has this token */
export async function submit(
  node: TestNode,
  officer: string | { readonly token: string },
  statement: Pick<IssuedStatement, 'signedPart' | 'disclosures'>,
): Promise<Submitted['submitStatement']> {
  const variables = { token: statement.signedPart, disclosures: [...statement.disclosures.values()] };
  const who = typeof officer === 'string' ? { as: officer } : officer;
  const answer = await ask<Submitted>(node, SUBMIT, { ...who, variables });
  return answer.data.submitStatement;
}

/** Signs and submits; the receipt, or an error that says why there is none. */
export async function file(
  node: TestNode,
  state: string,
  form: object,
  choices: Choices = {},
): Promise<{ recordId: string; statementId: string }> {
  const answer = await submit(
    node,
    `${state.toLowerCase()}-releaser`,
    await signAs(node, state, form, choices),
  );
  if (answer.recordId && answer.statementId)
    return { recordId: answer.recordId, statementId: answer.statementId };
  throw new Error(`Refused: ${JSON.stringify(answer.problems)}`);
}
