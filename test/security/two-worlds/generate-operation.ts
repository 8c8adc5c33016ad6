import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  OperationTypeNode,
  getNamedType,
  isUnionType,
} from 'graphql';

import type { Chance } from './chance.js';
import { type Fullness, ValueMaker } from './generate-values.js';
import { type Path, type Step, leafPaths, selectionOf } from './leaf-paths.js';
import type { Operation } from './operation.type.js';
import type { Pools } from './pools.js';

type RootField = GraphQLField<unknown, unknown>;

/** A root field with its selection, cut into pieces that each stay below the limits of an operation. */
export interface Plan {
  readonly operation: OperationTypeNode;
  readonly type: GraphQLObjectType;
  readonly field: RootField;
  readonly pieces: readonly (readonly Path[])[];
}

const VALUES_PER_PIECE = 220;
const STREAMS_ASKED = 0.2;
const PURPOSE = { 'grounds-purpose': 'precedent_research', 'grounds-case': 'TW-1' };

/** Arguments of one root field that only make sense together, made elsewhere. */
export interface Together {
  /** Names of all arguments of the field: one that is new needs a thought first. */
  readonly names: readonly string[];
  readonly make: (officer: string) => Record<string, unknown>;
}

/** Writes operations for every root field of a schema; what it has no values for is an error by name. */
export class OperationMaker {
  readonly plans: readonly Plan[];
  private readonly values: ValueMaker;

  constructor(
    private readonly schema: GraphQLSchema,
    pools: Pools,
    private readonly chance: Chance,
    seed: number,
    private readonly together: ReadonlyMap<string, Together>,
  ) {
    this.values = new ValueMaker(pools, chance, seed);
    this.plans = Object.values(OperationTypeNode).flatMap((operation) => this.plansOf(operation));
    checkEntities(schema, pools);
    for (const plan of this.plans) this.checkValues(plan);
  }

  /** The field with as little as it needs, once for each piece of its selection. */
  plain(plan: Plan, officer: string): Operation[] {
    return plan.pieces.map((piece) => this.write(plan, officer, this.given(plan, officer, 'least'), piece));
  }

  /** The field once for every value that any of its arguments may have. */
  *everyValue(plan: Plan): Generator<(officer: string) => Operation> {
    const { field, type } = plan;
    if (this.together.has(field.name)) return;
    for (const arg of field.args) {
      for (const value of this.values.all(`${type.name}.${field.name}.${arg.name}`, arg.name, arg.type)) {
        yield (officer) =>
          this.write(
            plan,
            officer,
            { ...this.given(plan, officer, 'least'), [arg.name]: value },
            this.piece(plan),
          );
      }
    }
  }

  random(officer: string): Operation {
    let plan = this.chance.one(this.plans);
    // Each stream takes a third of a second to fall silent.
    if (isStream(plan) && !this.chance.happens(STREAMS_ASKED)) plan = this.chance.one(this.plans);
    return this.write(plan, officer, this.given(plan, officer, 'random'), this.piece(plan));
  }

  private piece({ pieces }: Plan): readonly Path[] {
    return this.chance.one(pieces);
  }

  private given({ field, type }: Plan, officer: string, fullness: Fullness): Record<string, unknown> {
    const together = this.together.get(field.name)?.make(officer);
    return together ?? this.values.arguments(`${type.name}.${field.name}`, field.args, fullness);
  }

  private checkValues(plan: Plan): void {
    const { field, type } = plan;
    const known = this.together.get(field.name)?.names;
    const missing = field.args.find(({ name }) => known && !known.includes(name));
    if (missing)
      throw new Error(`The generator has no values for ${type.name}.${field.name}.${missing.name}.`);
    for (const value of this.everyValue(plan)) void value;
    for (const step of plan.pieces.flat(2))
      this.values.arguments(`${step.parent}.${step.field}`, step.args, 'random');
  }

  private plansOf(operation: OperationTypeNode): Plan[] {
    const type = this.schema.getRootType(operation);
    if (!type) return [];
    return Object.values(type.getFields()).map((field) => {
      const paths = leafPaths(getNamedType(field.type));
      return { operation, type, field, pieces: cut(paths) };
    });
  }

  private write(
    plan: Plan,
    officer: string,
    variables: Record<string, unknown>,
    piece: readonly Path[],
  ): Operation {
    const { operation, field } = plan;
    const args = field.args.filter(({ name }) => name in variables);
    const head = args.map(({ name, type: of }) => `$${name}: ${String(of)}`).join(', ');
    const call = args.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = selectionOf(piece, (step) => this.inline(step));
    const text = `${operation} ${head && `(${head})`} { ${field.name}${call && `(${call})`}${selection} }`;
    const stream = isStream(plan);
    const headers = {
      'content-type': 'application/json',
      ...(stream ? { accept: 'text/event-stream' } : {}),
      ...(this.chance.happens(0.9) ? PURPOSE : {}),
    };
    const request = {
      title: titleOf(plan),
      officer,
      method: 'POST',
      path: stream ? '/graphql/stream' : '/graphql',
      headers,
    } as const;
    const send = (sent: object): Operation => ({
      ...request,
      body: JSON.stringify({ query: text, variables: sent }),
    });
    const paged = field.args.some(({ name }) => name === 'after') && !('after' in variables);
    return {
      ...send(variables),
      again: (cursor) =>
        cursor !== undefined && paged
          ? this.write(plan, officer, { ...variables, after: cursor }, piece)
          : send(variables),
    };
  }

  /** Arguments below the root stand in the text. */
  private inline({ parent, field, args }: Step): string {
    const given = this.values.arguments(`${parent}.${field}`, args, 'random');
    const written = Object.entries(given).map(([name, value]) => {
      const isEnum = 'getValues' in getNamedType(args.find((arg) => arg.name === name)?.type ?? NOTHING);
      return `${name}: ${isEnum ? String(value) : JSON.stringify(value)}`;
    });
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }
}

const NOTHING = undefined as never;

export const titleOf = ({ operation, field }: Plan): string => `${operation} ${field.name}`;

const isStream = ({ operation }: Plan): boolean => operation === OperationTypeNode.SUBSCRIPTION;

function cut(paths: readonly Path[]): Path[][] {
  const count = Math.max(1, Math.ceil(paths.length / VALUES_PER_PIECE));
  const size = Math.ceil(paths.length / count);
  return Array.from({ length: count }, (_, place) => paths.slice(place * size, (place + 1) * size));
}

function checkEntities(schema: GraphQLSchema, { entities }: Pools): void {
  const union = schema.getType('_Entity');
  const types = isUnionType(union) ? union.getTypes() : [];
  const missing = types.find(({ name }) => !entities.has(name));
  if (missing)
    throw new Error(`The generator has no values for the entity ${missing.name}: give it some in pools.ts.`);
}

export type { Path };
