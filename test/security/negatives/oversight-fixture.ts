import { ask } from '../../support/ask.js';
import type { RawAnswer } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { HIDDEN_NAME } from './hidden-decisions.js';
import { type OversightField, oversightFields } from './oversight-fields.js';

export const FRENCH_CASE = 'FR-SEALED-1';

/** What France did and Germany may not learn: its case, and who worked on it. */
export const FRENCH_MARKS: readonly string[] = [FRENCH_CASE, 'fr-reader', 'fr-auditor'];

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer { id } } }`;
const SIZE = '{ log { checkpoint { size } } }';

/** France, which asked and audited, beside auditor and steward of Germany. */
export class OversightFixture {
  private constructor(
    readonly api: ApiFixture,
    readonly fields: readonly OversightField[],
    /** Of France's check. */
    readonly answerId: string,
    readonly logSize: number,
  ) {}

  static async create(api: ApiFixture): Promise<OversightFixture> {
    const input = {
      parties: [{ role: 'investor', names: [HIDDEN_NAME] }],
      purpose: 'screening',
      caseReference: FRENCH_CASE,
      clientRequestId: 'check-of-france-1',
    };
    const { text } = await api.ask('fr-reader', { query: CHECK, variables: { input } });
    const { data } = JSON.parse(text) as { data: { check: { id: string } } };
    const { log } = (
      await ask<{ log: { checkpoint: { size: number } } }>(api.node, SIZE, { as: 'fr-auditor' })
    ).data;
    const fields = await oversightFields(api.node);
    const fixture = new OversightFixture(api, fields, data.check.id, log.checkpoint.size);
    await fixture.ask('fr-auditor', { query: '{ officerJournal { lines { id } } }' }, FRENCH_CASE);
    return fixture;
  }

  /** Asks for oversight, in a case, for a state when one is named. */
  ask(
    officer: `${string}-${string}`,
    operation: Operation,
    caseReference = 'DE-OVERSIGHT-1',
    state?: string,
  ): Promise<RawAnswer> {
    const headers = {
      'content-type': 'application/json',
      'grounds-purpose': 'oversight',
      'grounds-case': caseReference,
      ...(state === undefined ? {} : { 'grounds-state': state }),
    };
    return this.api.send(officer, { headers, body: JSON.stringify(operation) });
  }
}
