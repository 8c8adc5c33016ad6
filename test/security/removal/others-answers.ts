import type { GraphQLSchema } from 'graphql';

import { PURPOSE, ask } from '../../support/ask.js';
import type { TestNode } from '../../support/start-node.js';
import { OperationWriter } from '../matrix/ask/write-operations.js';
import { waysOf } from '../matrix/ask/ways.js';
import { ruleFor } from '../matrix/model/rules.js';
import type { Path } from '../two-worlds/leaf-paths.js';
import { CHANGED, OTHERS, type Subject, questionFor } from './others-questions.js';

/** Whom to ask, who was not asked, and whose logs there are: told by the roster of the day, also in an answer that is repeated. */
const OF_THE_ROSTER = ['contactPoint', 'notAsked', 'coverage', 'searched'];

/** That it is asked a second time: the first answers are from before the removal. */
const OF_THE_ASKING = ['repeated'];
const LEFT_OUT = [...OF_THE_ROSTER, ...OF_THE_ASKING];

/** Of a state, all but code and name is the roster. */
const isCompared = (path: Path): boolean =>
  !path.some(
    ({ parent, field }) =>
      LEFT_OUT.includes(field) || (parent === 'State' && !['code', 'name'].includes(field)),
  );

/** Everything that officers of other states are answered, by field and officer, as JSON. */
export async function othersAnswers(
  node: TestNode,
  schema: GraphQLSchema,
  tokens: ReadonlyMap<string, string>,
  subjects: ReadonlyMap<string, Subject>,
): Promise<Map<string, string>> {
  const writer = new OperationWriter(schema, isCompared);
  const answers = new Map<string, string>();
  for (const way of waysOf(schema).filter(({ name }) => !(name in CHANGED))) {
    const { roles } = ruleFor(way.name);
    for (const { state, role } of OTHERS.filter((one) => roles === 'everybody' || roles.includes(one.role))) {
      const subject = subjects.get(state);
      if (!subject) throw new Error(`${state} has nothing to ask about.`);
      const token = tokens.get(`${state}-${role}`) ?? '';
      for (const [piece, operation] of writer.write(way, questionFor(way.name, subject), String).entries()) {
        const { query, variables } = operation;
        const { data, errors } = await ask(node, query, { token, variables, headers: PURPOSE });
        answers.set(`${way.name}, ${state}-${role}, ${piece}`, JSON.stringify({ data, errors }));
      }
    }
  }
  return answers;
}
