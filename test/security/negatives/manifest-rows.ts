import { RegisterError } from '#kernel';

import { decision, signAs, submit } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';
import type { NegativeRow } from './negative-row.type.js';

const TEN_YEARS = 10 * 366 * 86_400_000;
const ahead = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

/** A circle of `nl` that the node would take as the first of its name, but for these changes. */
function circle(changes: object = {}): object {
  const label = { en: 'Screening partners', nl: 'Toetsingspartners' };
  const whole = { id: 'nl:partners', label, states: ['CZ'], version: 1, expires: ahead(86_400_000) };
  return { kind: 'circle', circle: { ...whole, roster: 'members', ...changes } };
}

function exclusion(changes: object = {}): object {
  return { kind: 'exclusion', exclusion: { states: ['GB'], version: 1, reason: 'None.', ...changes } };
}

type Draft = Parameters<typeof signAs>[2];
type Choices = NonNullable<Parameters<typeof signAs>[3]>;

/** Signs as `state`, submits over HTTP as its releaser, and turns a rejection into the error the runner looks at. */
async function attempt(
  node: TestNode,
  draft: Draft,
  state = 'NL',
  choices: Choices = {},
  officer = `${state.toLowerCase()}-releaser`,
): Promise<void> {
  const [problem] = (await submit(node, officer, await signAs(node, state, draft, choices))).problems ?? [];
  if (problem) throw new RegisterError(problem.code, problem.advice ?? '', { path: problem.path });
}

const row = (
  id: string,
  input: string,
  code: string,
  draft: () => object,
  choices: Choices = {},
): NegativeRow<TestNode> => ({
  id,
  input,
  code,
  attempt: (node) => attempt(node, draft(), 'NL', choices),
});

/** Shares the manifest with everybody, whatever it says itself. */
const widened = (part: 'circle' | 'exclusion'): Choices => ({
  change: (parts) => {
    const audience = { circles: ['all-members'], states: [], except: [] };
    parts.set('sharing', { parts: { [part]: audience } });
  },
});

/** Circles and exclusions that a state may not say; none of them stands before. */
export const manifestRows: readonly NegativeRow<TestNode>[] = [
  row('circles', 'a circle that begins with version 2', 'MANIFEST_VERSION', () => circle({ version: 2 })),
  row('circles', 'an exclusion that begins with version 2', 'MANIFEST_VERSION', () =>
    exclusion({ version: 2 }),
  ),
  row('circles', 'the id of another state for a circle', 'CIRCLE_NOT_OWN', () =>
    circle({ id: 'fr:partners' }),
  ),
  row('circles', 'the id of a country that is no member for a circle', 'CIRCLE_NOT_OWN', () =>
    circle({ id: 'us:partners' }),
  ),
  row('circles', 'a circle of a country that is no member', 'MANIFEST_STATE_UNKNOWN', () =>
    circle({ states: ['CZ', 'US'] }),
  ),
  row('circles', 'an exclusion of a country that is no member', 'MANIFEST_STATE_UNKNOWN', () =>
    exclusion({ states: ['US'] }),
  ),
  row('circles', 'a circle that has expired', 'CIRCLE_EXPIRY', () => circle({ expires: ahead(-1000) })),
  row('circles', 'a circle for ten years', 'CIRCLE_EXPIRY', () => circle({ expires: ahead(TEN_YEARS) })),
  row('circles', 'a state that excludes itself', 'EXCLUSION_OF_ITSELF', () =>
    exclusion({ states: ['GB', 'NL'] }),
  ),
  {
    id: 'circles',
    input: 'a circle of a state that only reads',
    code: 'STATEMENT_KEY_UNKNOWN',
    attempt: (node) => attempt(node, circle({ id: 'no:partners' }), 'NO', {}, 'nl-releaser'),
  },
  row(
    'circles',
    'a circle for its states that is shared with all',
    'MANIFEST_SHARING',
    circle,
    widened('circle'),
  ),
  row('circles', 'an exclusion that is shared with all', 'MANIFEST_SHARING', exclusion, widened('exclusion')),
  row('circles', 'a circle of its own that was never made, in an audience', 'AUDIENCE_CIRCLE_UNKNOWN', () =>
    decision({}, { audience: { circles: ['nl:partners'], states: [], except: [] } }),
  ),
  row('circles', 'the circle of all members, in an audience', 'AUDIENCE_CIRCLE_UNKNOWN', () =>
    decision({}, { audience: { circles: ['register:members'], states: [], except: [] } }),
  ),
];
