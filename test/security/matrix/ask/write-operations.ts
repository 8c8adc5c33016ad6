import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isUnionType,
} from 'graphql';

import { type Path, leafPaths, selectionOf } from '../../two-worlds/leaf-paths.js';
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

  /** `isAsked` may leave values out. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly isAsked: (path: Path) => boolean = () => true,
  ) {}

  /** `inner` gives the arguments below the outermost field that must be given. */
  write(way: Way, variables: Operation['variables'], inner: (name: string) => unknown): Operation[] {
    const field = this.fieldOf(way);
    const given = field.args.filter(({ name }) => name in variables);
    const head = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const call = given.map(({ name }) => `${name}: $${name}`).join(', ');
    const start = `${way.operation} ${head && `(${head})`} { ${field.name}${call && `(${call})`}`;
    return this.piecesOf(way, field).map((piece) => ({
      query: `${start}${selectionOf(piece, ({ args }) => written(args, inner))} }`,
      variables,
    }));
  }

  private fieldOf({ operation, field }: Way): GraphQLField<unknown, unknown> {
    const found = this.schema.getRootType(operation)?.getFields()[field];
    if (found) return found;
    throw new Error(`The schema has no ${operation} ${field}.`);
  }

  private piecesOf(way: Way, field: GraphQLField<unknown, unknown>): readonly (readonly Path[])[] {
    const known = this.pieces.get(way.name) ?? cut(this.pathsOf(way, field).filter(this.isAsked));
    this.pieces.set(way.name, known);
    return known;
  }

  /** Of a union of entities, what the one that is asked for can hold. */
  private pathsOf({ field, variant }: Way, { type }: GraphQLField<unknown, unknown>): Path[] {
    const paths = leafPaths(getNamedType(type));
    if (field !== '_entities' || !isUnionType(getNamedType(type))) return paths;
    return paths.filter(([step]) => step?.on === undefined || step.on === variant);
  }
}

function written(args: readonly GraphQLArgument[], inner: (name: string) => unknown): string {
  const needed = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const texts = needed.map(({ name }) => `${name}: ${JSON.stringify(inner(name))}`);
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}

function cut(paths: readonly Path[]): Path[][] {
  const count = Math.max(1, Math.ceil(paths.length / VALUES_MOST));
  const size = Math.ceil(paths.length / count);
  return Array.from({ length: count }, (_, place) => paths.slice(place * size, (place + 1) * size));
}
