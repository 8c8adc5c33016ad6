import { isRegisterError } from '#kernel';

import { type SignedStatement, sign } from './author.js';
import { LATER_FORMS, aDecision } from './author-forms.js';
import type { Chance } from './chance.js';
import { type Filling, choiceOf } from './fill-world.js';
import { aCircle, anExclusion, ownCircles } from './manifest-forms.js';
import type { World } from './world.js';

/** Arguments of `submitStatement`. */
export interface SubmissionArguments extends Record<string, unknown> {
  readonly token: string;
  readonly disclosures: readonly string[];
}

const UNKNOWN_RECORD = 'u9-unknown_unknown_0Q';

/**
 * Statements that one state's officers may try: good ones about its own records, ones about records of
 * others and about none, and spoilt ones. Signed once, so that both worlds are sent the same bytes.
 */
export async function prepareSubmissions(
  world: World,
  state: string,
  { records, versions }: Pick<Filling, 'records' | 'versions'>,
  chance: Chance,
): Promise<SubmissionArguments[]> {
  const own = records.filter((record) => record.state === state);
  const others = records.filter((record) => record.state !== state);
  const author = own.length > 0 ? state : 'FR';
  const known = own.length > 0 ? own : records.filter((record) => record.state === author);
  const statements: SignedStatement[] = [];
  const add = async (form: () => object): Promise<void> => {
    const signed = await signedOr(world, author, form);
    if (signed) statements.push(signed);
  };
  for (let made = 0; made < 3; made++) await add(() => aDecision(chance, author, choiceOf(author)));
  for (const make of Object.values(LATER_FORMS)) {
    const record = chance.one(known);
    const foreign = [1, 2, 3].map(() => chance.one(others).id);
    for (const id of [record.id, chance.one(known).id, ...foreign, UNKNOWN_RECORD]) {
      await add(() => make(chance, { ...record, id }, choiceOf(author), records));
    }
  }
  for (const form of manifests(chance, author, versions)) await add(() => form);
  return statements.flatMap((statement) => [statement, ...spoilt(chance, statement)]).map(argumentsOf);
}

/** The next version of each manifest, others, and circles of another state: what stands of those shows in no answer. */
function manifests(chance: Chance, author: string, versions: Filling['versions']): object[] {
  const states = choiceOf(author).states;
  const others = states.filter((code) => code !== author);
  const ids = [author, 'DE', 'CZ'].flatMap(ownCircles);
  const steps = [0, 1, 2];
  return [
    ...ids.flatMap((id) =>
      steps.map((step) => aCircle(chance, id, (versions.get(id) ?? 0) + step || 1, states)),
    ),
    ...steps.map((step) => anExclusion(chance, (versions.get(author) ?? 0) + step || 1, others)),
  ];
}

/** A form that cannot even be signed has nothing to be sent. */
async function signedOr(
  world: World,
  state: string,
  form: () => object,
): Promise<SignedStatement | undefined> {
  try {
    return await sign(world, state, form());
  } catch (error) {
    if (isRegisterError(error)) return undefined;
    throw error;
  }
}

function spoilt(chance: Chance, statement: SignedStatement): SignedStatement[] {
  if (chance.happens(0.7)) return [];
  const { token, disclosures } = statement;
  return [
    { ...statement, disclosures: disclosures.slice(1) },
    { ...statement, token: `${token.slice(0, -4)}AAAA` },
  ];
}

function argumentsOf({ token, disclosures }: SignedStatement): SubmissionArguments {
  return { token, disclosures };
}
