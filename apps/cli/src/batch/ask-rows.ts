import type { LabelLanguage } from '#vocabulary';

import type { Problem } from '../cli.errors.js';
import { CHECK_FIELDS } from '../client/check-fields.js';
import type { NodeClient } from '../client/node-client.js';
import type { CheckAnswer } from '../render/check-answer.type.js';
import type { PlannedRow } from './plan-rows.js';
import { requestIdOf } from './request-id.js';

/** The node takes 50 rows, and about 17 of answers as whole as these; where owners are asked, each may wait for them. */
const ROWS_PER_CALL = 12;
const ROWS_ASKING_OWNERS = 5;

const CHECK_BATCH = `
  mutation CheckBatch($input: CheckBatchInput!, $language: Language!) {
    checkBatch(input: $input) {
      __typename
      ... on CheckAnswer {${CHECK_FIELDS} }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

/** What all rows share. */
export interface SharedQuestion {
  readonly purpose: string;
  readonly caseReference: string;
  readonly reach?: string;
}

export type RowResult =
  | ({ readonly __typename: 'CheckAnswer' } & CheckAnswer)
  | { readonly __typename: 'Rejected'; readonly problems: readonly Problem[] };

/** A row with what became of it. */
export interface AnsweredRow {
  readonly planned: PlannedRow;
  readonly clientRequestId: string;
  readonly result: RowResult;
}

/** Asks row after row, several in one call, and gives each as soon as its call is answered. */
export async function* askRows(
  client: NodeClient,
  rows: readonly PlannedRow[],
  shared: SharedQuestion,
  run: string,
  language: LabelLanguage,
): AsyncGenerator<AnsweredRow> {
  const size = shared.reach === undefined ? ROWS_PER_CALL : ROWS_ASKING_OWNERS;
  for (let from = 0; from < rows.length; from += size) {
    const call = rows.slice(from, from + size).map((planned) => {
      const { parties, caseReference } = planned;
      const question = { parties, ...(caseReference !== undefined && { caseReference }) };
      return { planned, question, clientRequestId: requestIdOf(run, { ...shared, ...question }) };
    });
    const sent = call.map(({ question, clientRequestId }) => ({ ...question, clientRequestId }));
    const data = await client.ask<{ checkBatch: RowResult[] }>(CHECK_BATCH, {
      input: { ...shared, rows: sent },
      language,
    });
    for (const [place, result] of data.checkBatch.entries()) {
      const asked = call[place];
      if (asked) yield { planned: asked.planned, clientRequestId: asked.clientRequestId, result };
    }
  }
}
