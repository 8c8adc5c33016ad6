import { RegisterError } from '#kernel';

import { ask } from '../../support/ask.js';
import { type Choices, decision, signAs, submit } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';
import { foreignToken } from './foreign-token.js';
import { manifestRows } from './manifest-rows.js';
import type { NegativeRow } from './negative-row.type.js';

/** Words that stand in the content of these inputs and must never come back in a refusal. */
export const GATE_SECRETS = ['Quillmere', 'Screening authority'];

type Draft = Parameters<typeof signAs>[2];

/** Submits over HTTP and turns a typed rejection into the error the runner looks at. */
async function submitted(
  node: TestNode,
  officer: string,
  statement: Parameters<typeof submit>[2],
): Promise<void> {
  const result = await submit(node, officer, statement);
  const [problem] = result.problems ?? [];
  if (problem) throw new RegisterError(problem.code, problem.advice ?? '', { path: problem.path });
}

async function signedAndSubmitted(
  node: TestNode,
  draft: Draft,
  choices: Choices = {},
  officer = 'nl-releaser',
): Promise<void> {
  await submitted(node, officer, await signAs(node, 'NL', draft, choices));
}

/** Replaces one field of a part after it was assembled: what a careless or hostile signer would send. */
function changed(part: string, field: string, value: unknown): Choices {
  return {
    change: (parts) => {
      const [name] = [...parts.keys()].filter((key) => key === part || key.startsWith(`${part}:`));
      if (name) parts.set(name, { ...(parts.get(name) as object), [field]: value });
    },
  };
}

const row = (
  id: string,
  input: string,
  code: string,
  attempt: (node: TestNode) => Promise<unknown>,
): NegativeRow<TestNode> => ({
  id,
  input,
  code,
  attempt,
});

const part = (id: string, input: string, code: string, name: string, field: string, value: unknown) =>
  row(id, input, code, (node) => signedAndSubmitted(node, decision(), changed(name, field, value)));

/** Decisions that a state may not put into the register, submitted over HTTP with its own signature. */
export const gateRows: readonly NegativeRow<TestNode>[] = [
  row('F18', 'an officer of another state submits it', 'SUBMITTER_STATE', (node) =>
    signedAndSubmitted(node, decision(), {}, 'de-releaser'),
  ),
  row('A33', 'key of one state, authority of another', 'STATEMENT_KEY_ISSUER', (node) =>
    signedAndSubmitted(node, decision(), { iss: 'https://de.demonstration.invalid/' }, 'de-releaser'),
  ),
  part('codes', 'unknown decision kind', 'PART_INVALID', 'outcome', 'kind', 'frowned_upon'),
  part('codes', 'unknown ground', 'PART_INVALID', 'ground', 'code', 'SEC-99'),
  part('codes', 'unknown layer', 'PART_INVALID', 'outcome', 'mainLayer', 'quantum'),
  part('codes', 'unknown sector', 'PART_INVALID', 'outcome', 'sectors', ['99.99']),
  part('codes', 'unknown country', 'PART_INVALID', 'outcome', 'decidedBy', 'XX'),
  part('dates', 'a day that does not exist', 'PART_INVALID', 'outcome', 'decidedOn', '2026-02-30'),
  part('dates', 'a month that does not exist', 'PART_INVALID', 'outcome', 'decidedOn', '2026-13'),
  part('dates', 'a date in words', 'PART_INVALID', 'outcome', 'decidedOn', 'yesterday'),
  row('dates', 'a decision of tomorrow', 'DECISION_IN_FUTURE', (node) =>
    signedAndSubmitted(node, decision({ decidedOn: '2999-01-01' })),
  ),
  row('circles', 'unknown circle in an audience', 'AUDIENCE_CIRCLE_UNKNOWN', (node) =>
    signedAndSubmitted(node, decision({}, { audience: { circles: ['eu-27'], states: [], except: [] } })),
  ),
  row(
    'circles',
    'circle that the signer is not in and may not see',
    'AUDIENCE_CIRCLE_UNKNOWN',
    async (node) =>
      submitted(
        node,
        'fr-releaser',
        await signAs(
          node,
          'FR',
          decision({ decidedBy: 'FR' }, { audience: { circles: ['nl-de'], states: [], except: [] } }),
        ),
      ),
  ),
  row('circles', 'state that is no member in an audience', 'AUDIENCE_STATE_UNKNOWN', (node) =>
    signedAndSubmitted(node, decision({}, { audience: { circles: [], states: ['US'], except: [] } })),
  ),
  row('circles', 'state that is no member in an exclusion', 'AUDIENCE_STATE_UNKNOWN', (node) =>
    signedAndSubmitted(
      node,
      decision({}, { audience: { circles: ['all-members'], states: [], except: ['AT'] } }),
    ),
  ),
  ...manifestRows,
  part('I3', 'marking CONFIDENTIAL', 'PART_MARKING_TOO_HIGH', 'outcome', 'marking', 'CONFIDENTIAL'),
  part(
    'I3',
    'marking SECRET UE/EU SECRET',
    'PART_MARKING_TOO_HIGH',
    'outcome',
    'marking',
    'SECRET UE/EU SECRET',
  ),
  row('I4', 'no ground at all', 'RECORD_GROUND_MISSING', (node) =>
    signedAndSubmitted(node, decision(), {
      change: (parts) => {
        for (const name of [...parts.keys()]) if (name.startsWith('ground:')) parts.delete(name);
        parts.set('sharing', { parts: {} });
      },
    }),
  ),
  part('I4', 'PRC-06 alone', 'RECORD_GROUND_ALONE', 'ground', 'code', 'PRC-06'),
  row('I7', 'a member reports what another member decided', 'REPORTED_MEMBER', (node) =>
    signedAndSubmitted(
      node,
      decision({ decidedBy: 'DE', groundsFrom: 'published', publicReference: SOURCE }),
    ),
  ),
  row('I7', 'a report without a public source', 'REPORTED_WITHOUT_SOURCE', (node) =>
    signedAndSubmitted(node, decision({ decidedBy: 'US', groundsFrom: 'published' })),
  ),
  row('I7', "a report that claims the authority's own grounds", 'REPORTED_WITHOUT_SOURCE', (node) =>
    signedAndSubmitted(
      node,
      decision({ decidedBy: 'US', groundsFrom: 'authority', publicReference: SOURCE }),
    ),
  ),
  row('after', 'a log position that never was', 'AFTER_UNKNOWN', (node) =>
    signedAndSubmitted(node, decision(), {
      after: { origin: 'demonstration.invalid/log', size: 1, root: Buffer.alloc(32).toString('base64') },
    }),
  ),
  row('after', 'a position of another log', 'AFTER_UNKNOWN', (node) =>
    signedAndSubmitted(node, decision(), {
      after: { origin: 'other.invalid/log', size: 0, root: Buffer.alloc(32).toString('base64') },
    }),
  ),
  row('demo', 'a statement that is not marked as demonstration', 'DEMONSTRATION_MISMATCH', (node) =>
    signedAndSubmitted(node, decision(), { demo: false }),
  ),
  row('E3', 'a token of an issuer that the root does not know', 'TOKEN_ISSUER_UNKNOWN', (node) =>
    withForeignToken(node),
  ),
];

const SOURCE = { source: 'A newspaper (fictitious)', confidence: 'low' };

async function withForeignToken(node: TestNode): Promise<void> {
  const answer = await ask(node, 'mutation { submitStatement(token: "x", disclosures: []) { __typename } }', {
    token: await foreignToken(node),
  });
  const code = answer.errors[0]?.extensions.code;
  if (typeof code === 'string') throw new RegisterError(code, '');
}
