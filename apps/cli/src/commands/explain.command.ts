import { CliError } from '../cli.errors.js';
import type { AccessExplanation } from '../render/render-explanation.js';
import type { Session } from '../session.js';

const EXPLAIN = `
  query Explain($id: ID!, $state: String!, $language: Language!) {
    explainAccess(recordId: $id, state: $state) {
      recordId seesRecord
      state { code name(language: $language) }
      parts { statementId part mayRead until reasons { code text circle since until } }
    }
  }`;

/** What another state may see of a record of one's own, and why. */
export async function explain(session: Session, _options: object, id: string, state: string): Promise<void> {
  const variables = { id, state: state.toUpperCase(), language: session.language };
  const data = await session.client.ask<{ explainAccess: AccessExplanation | null }>(EXPLAIN, variables);
  const { explainAccess: explanation } = data;
  if (!explanation) {
    throw new CliError('PRECEDENT_NOT_FOUND', 'Your own state has no record with this id.', {
      advice: 'Only the owner of a record is told who may see it.',
    });
  }
  await session.print(explanation, async () => {
    const { renderExplanation } = await import('../render/render-explanation.js');
    return renderExplanation(explanation, session.terminal.columns);
  });
}
