import { type Choices, signAs } from '../../../support/sign-as.js';
import type { TestNode } from '../../../support/start-node.js';
import type { Visibility } from '../model/secrets.js';
import type { FiledRecord } from './filed-records.js';
import { relationFrom } from './record-forms.js';

/** A signed statement as a mutation takes it. */
export interface Submittable extends Readonly<Record<string, unknown>> {
  readonly token: string;
  readonly disclosures: readonly string[];
}

/** Statements by state and record: each says something about a record of the owner, whoever has signed it. */
export type Statements = ReadonlyMap<string, Submittable>;

export const statementKey = (state: string, visibility: Visibility): string => `${state} ${visibility}`;

export async function signStatements(
  node: TestNode,
  states: readonly string[],
  records: ReadonlyMap<Visibility, FiledRecord>,
  choices: Choices,
): Promise<Statements> {
  const signed = new Map<string, Submittable>();
  for (const state of states) {
    for (const [visibility, { id }] of records) {
      const { signedPart, disclosures } = await signAs(node, state, relationFrom(id), choices);
      const statement = { token: signedPart, disclosures: [...disclosures.values()] };
      signed.set(statementKey(state, visibility), statement);
    }
  }
  return signed;
}
