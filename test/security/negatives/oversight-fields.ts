import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';

import { IdentityError, type Role } from '#identity';

import { officerWith } from '../../../libs/graphql/test/officer.js';
import type { TestNode } from '../../support/start-node.js';
import { codeOf } from '../guarded-fields/ask-unguarded.js';
import { everyField } from './every-field.js';

const OVERSIGHT = ['auditor', 'steward'] as const;
const LEVELS = 4;

/** An outermost field that a role of oversight may ask, and what to ask of its answer. */
export interface OversightField {
  readonly role: (typeof OVERSIGHT)[number];
  readonly root: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Every field of the answer. */
  readonly selection: string;
}

/** Every such field of the node's own schema: found by asking, so that a new one is among them by itself. */
export async function oversightFields(node: TestNode): Promise<OversightField[]> {
  const { schema } = node.app.get(GraphQLSchemaHost, { strict: false });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const found: OversightField[] = [];
  for (const root of roots.flatMap((type) => type ?? [])) {
    for (const field of Object.values(root.getFields())) {
      if ((await codeOf(schema, root.name, field.name, NOBODY)) !== 'TOKEN_MISSING') continue;
      for (const role of OVERSIGHT) {
        const code = await codeOf(schema, root.name, field.name, contextOf(role));
        if (code !== 'PERMISSION_MISSING')
          found.push({ role, root: root.name, field, selection: selectionOf(schema, field) });
      }
    }
  }
  return found;
}

function selectionOf(schema: GraphQLSchema, { type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  return isObjectType(named) ? `{ ${everyField(schema, named.name, LEVELS).join(' ')} }` : '{ __typename }';
}

const NOBODY = { authenticate: () => Promise.reject(new IdentityError('TOKEN_MISSING', 'No token.')) };

function contextOf(role: Role): object {
  return {
    authenticate: () => Promise.resolve(officerWith(role)),
    purpose: undefined,
    caseReference: undefined,
  };
}
