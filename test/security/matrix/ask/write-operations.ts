import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isUnionType,
} from 'graphql';

import { type Path, leafPaths, selectionOf } from '../../two-worlds/leaf-paths.js';
import type { Situation } from '../model/rule.type.js';
import type { MatrixNode } from '../node/matrix-node.js';
import { argumentsFor, innerArgument } from './arguments.js';
import type { Way } from './ways.js';

/** One operation as it is sent. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** As many values as one operation may ask for without breaking a limit. */
const VALUES_MOST = 220;

/** Asks one way for every value that its answer can have; in several operations where one is too large. */
export class OperationWriter {
  private readonly pieces = new Map<string, readonly (readonly Path[])[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly node: MatrixNode,
  ) {}

  write(way: Way, situation: Situation): Operation[] {
    const field = this.fieldOf(way);
    const variables = argumentsFor(this.node, situation, way);
    const given = field.args.filter(({ name }) => name in variables);
    const head = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const call = given.map(({ name }) => `${name}: $${name}`).join(', ');
    const start = `${way.operation} ${head && `(${head})`} { ${field.name}${call && `(${call})`}`;
    return this.piecesOf(way, field).map((piece) => ({
      query: `${start}${selectionOf(piece, ({ args }) => this.inner(args, situation))} }`,
      variables,
    }));
  }

  private fieldOf({ operation, field }: Way): GraphQLField<unknown, unknown> {
    const found = this.schema.getRootType(operation)?.getFields()[field];
    if (found) return found;
    throw new Error(`The schema has no ${operation} ${field}.`);
  }

  private piecesOf(way: Way, field: GraphQLField<unknown, unknown>): readonly (readonly Path[])[] {
    const known = this.pieces.get(way.name) ?? cut(this.pathsOf(way, field));
    this.pieces.set(way.name, known);
    return known;
  }

  /** Of a union of entities, what the one that is asked for can hold. */
  private pathsOf({ variant }: Way, { type }: GraphQLField<unknown, unknown>): Path[] {
    const paths = leafPaths(getNamedType(type));
    if (!isUnionType(getNamedType(type)) || variant === undefined) return paths;
    return paths.filter(([step]) => step?.on === undefined || step.on === variant || variant.includes(' '));
  }

  private inner(args: readonly GraphQLArgument[], situation: Situation): string {
    const needed = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
    const written = needed.map(
      ({ name }) => `${name}: ${JSON.stringify(innerArgument(this.node, situation, name))}`,
    );
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }
}

function cut(paths: readonly Path[]): Path[][] {
  const count = Math.max(1, Math.ceil(paths.length / VALUES_MOST));
  const size = Math.ceil(paths.length / count);
  return Array.from({ length: count }, (_, place) => paths.slice(place * size, (place + 1) * size));
}
