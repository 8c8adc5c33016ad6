import type { RawAnswer } from '../ask/send-operation.js';
import { expected } from '../model/expected.js';
import { ruleFor } from '../model/rules.js';
import { SECRETS } from '../model/secrets.js';
import type { MatrixNode } from '../node/matrix-node.js';
import type { Cell } from './cells.js';
import { shownSecrets } from './shown-secrets.js';

/** What is wrong with the answers to one cell; nothing if they are as the model says. */
export function judgeAnswer(node: MatrixNode, cell: Cell, answers: readonly RawAnswer[]): string[] {
  const right = expected(ruleFor(cell.way.name), cell);
  const wrong = answers
    .filter(({ outcome }) => outcome !== right.outcome)
    .map(({ outcome }) => `is ${outcome} and not ${right.outcome}`);
  const shown = shownSecrets(node, answers.map(({ text }) => text).join('\n'));
  for (const [visibility, secrets] of shown) {
    const allowed = right.allowed.get(visibility) ?? [];
    for (const secret of secrets)
      if (!allowed.includes(secret)) wrong.push(`shows ${secret} of the record ${visibility}`);
  }
  const missing = SECRETS.filter(
    (secret) => right.shown.includes(secret) && !shown.get(cell.visibility)?.includes(secret),
  );
  return [...wrong, ...missing.map((secret) => `does not show ${secret}`)];
}
