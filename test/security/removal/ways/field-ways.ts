import { OperationTypeNode } from 'graphql';

import { operationFor } from '../../guarded-fields/ask-unguarded.js';
import { type Way as Field, waysOf } from '../../matrix/ask/ways.js';
import { ruleFor } from '../../matrix/model/rules.js';
import { type Means, OUT, type Offer, type Way } from './way.type.js';
import { send } from './send.js';

/** What a made-up statement is found to be, by whom it is let through to. */
const FOUND: Readonly<Record<string, string>> = {
  auditYear: 'AUDIT_YEAR_INVALID',
  check: 'PURPOSE_UNKNOWN',
  checkBatch: 'PURPOSE_UNKNOWN',
  endWatch: 'WATCH_UNKNOWN',
  explainAccess: 'INPUT_INVALID',
  previewAudience: 'INPUT_INVALID',
  resolveHit: 'HIT_UNKNOWN',
  similarPrecedents: 'LIKENESS_UNSAID',
  submitStatement: 'STATEMENT_SEGMENTS',
  submitStatements: 'STATEMENT_SEGMENTS',
  watchCheck: 'PURPOSE_UNKNOWN',
  watchSearch: 'PURPOSE_UNKNOWN',
};

/** Every field of the schema, each asked by an officer who may. */
export function fieldWays({ schema }: Offer, means: Means): Way[] {
  return waysOf(schema).map((field) => {
    const { roles } = ruleFor(field.name);
    const role = roles === 'everybody' ? 'reader' : (roles[0] ?? 'reader');
    const query = queryFor(schema, field);
    const stream = field.operation === OperationTypeNode.SUBSCRIPTION;
    return {
      name: `${field.operation} ${field.name}`,
      before: FOUND[field.field] ?? 'answered',
      // A browser with a session that is over is told so, whatever it asks.
      after: roles === 'everybody' && means === 'token' ? 'answered' : OUT,
      attempt: (node, holder) =>
        send(node, {
          method: 'POST',
          path: stream ? '/graphql/stream' : '/graphql',
          body: { query },
          headers: { ...holder.headersOf(means, role), ...(stream ? { accept: 'text/event-stream' } : {}) },
        }),
    };
  });
}

const KEYS: Readonly<Record<string, string>> = { State: 'code: "NL"', StackLayer: 'code: "models"' };

/** One of these fields, asked for as little as may be. */
export function queryFor(schema: Offer['schema'], { operation, field, variant = '' }: Field): string {
  if (field === '_entities') {
    const key = KEYS[variant] ?? 'id: "AAAAAAAAAAAAAAAAAAAAAA", code: "ELE-06"';
    return `{ _entities(representations: [{ __typename: "${variant}", ${key} }]) { __typename } }`;
  }
  const root = schema.getRootType(operation);
  if (!root) throw new Error(`The schema has no ${operation}.`);
  return operationFor(schema, root.name, field);
}
