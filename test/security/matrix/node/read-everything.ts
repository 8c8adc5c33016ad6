import { PURPOSE, ask } from '../../../support/ask.js';
import type { TestNode } from '../../../support/start-node.js';
import { VISIBILITIES, type Visibility } from '../model/secrets.js';
import { numberOf } from './record-forms.js';

const LIST = '{ precedents(filter: { withEnded: true }, first: 50) { edges { node { id } } } }';
const CHECK = `mutation ($input: CheckInput!) {
  check(input: $input) { ... on CheckAnswer { id } ... on Rejected { problems { code } } }
}`;

interface Checked {
  readonly check: { readonly id?: string };
}

/** An officer reads all it can and asks about every record once, so that owners and auditors have something to see. */
export async function readEverything(
  node: TestNode,
  officer: string,
): Promise<ReadonlyMap<Visibility, string>> {
  await ask(node, LIST, { as: officer, headers: PURPOSE });
  const answers = new Map<Visibility, string>();
  for (const visibility of VISIBILITIES) {
    const input = {
      parties: [{ role: 'investor', registration: { country: 'NL', number: numberOf(visibility) } }],
      purpose: 'screening',
      caseReference: 'BEFORE-1',
      clientRequestId: `before-${visibility.replaceAll(' ', '-')}`,
      reach: 'ASK_OWNERS',
      withEnded: true,
    };
    const { data, errors } = await ask<Checked>(node, CHECK, { as: officer, variables: { input } });
    const id = data?.check.id;
    if (id === undefined) throw new Error(`${visibility}: no answer, ${JSON.stringify([data, errors])}`);
    answers.set(visibility, id);
  }
  return answers;
}
