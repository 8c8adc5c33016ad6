import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** One field on the way to a value; `on` names the type that a union is narrowed to. */
export interface Step {
  readonly parent: string;
  readonly field: string;
  readonly on?: string;
  /** Where two members of a union give one name to values of different types. */
  readonly alias?: string;
  readonly args: readonly GraphQLArgument[];
}

export type Path = readonly Step[];

/** A type stands once below itself, so that what refers back is asked for and the paths still end. */
const REPEATS_MOST = 1;

/** Every way from a type down to a value, through all members of its unions. */
export function leafPaths(type: GraphQLNamedType, above: readonly string[] = []): Path[] {
  if (isUnionType(type)) {
    const clashing = clashes(type.getTypes());
    const members = type
      .getTypes()
      .flatMap((member) => pathsOf(member, above, { on: member.name, clashing }));
    return [[{ parent: type.name, field: '__typename', args: [] }], ...members];
  }
  return isObjectType(type) ? pathsOf(type, above) : [[]];
}

interface Narrowed {
  readonly on: string;
  readonly clashing: ReadonlySet<string>;
}

function clashes(types: readonly GraphQLObjectType[]): Set<string> {
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const byName = Map.groupBy(fields, ({ name }) => name);
  return new Set(
    [...byName]
      .filter(([, same]) => new Set(same.map((one) => String(one.type))).size > 1)
      .map(([name]) => name),
  );
}

function pathsOf(type: GraphQLObjectType, above: readonly string[], narrowed?: Narrowed): Path[] {
  if (above.filter((name) => name === type.name).length > REPEATS_MOST) return [];
  return Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    const step: Step = { parent: type.name, field: name, args, ...placeIn(narrowed, name) };
    const below = leafPaths(getNamedType(of), [...above, type.name]);
    return below.map((path) => [step, ...path]);
  });
}

function placeIn(narrowed: Narrowed | undefined, field: string): Pick<Step, 'on' | 'alias'> {
  if (!narrowed) return {};
  const { on, clashing } = narrowed;
  return clashing.has(field) ? { on, alias: `${field}Of${on}` } : { on };
}

interface Node {
  readonly step: Step;
  readonly below: Map<string, Node>;
}

/** One selection that asks for all these values; `argsFor` writes the arguments of a field, with brackets. */
export function selectionOf(paths: readonly Path[], argsFor: (step: Step) => string): string {
  const root = new Map<string, Node>();
  for (const path of paths) {
    let level = root;
    for (const step of path) {
      const key = `${step.on ?? ''} ${step.field}`;
      const node = level.get(key) ?? { step, below: new Map<string, Node>() };
      level.set(key, node);
      level = node.below;
    }
  }
  return written(root, argsFor);
}

function written(level: ReadonlyMap<string, Node>, argsFor: (step: Step) => string): string {
  if (level.size === 0) return '';
  const groups = Map.groupBy(level.values(), ({ step }) => step.on ?? '');
  const text = [...groups].map(([on, nodes]) => {
    const fields = nodes.map(({ step, below }) => field(step) + argsFor(step) + written(below, argsFor));
    return on === '' ? fields.join(' ') : `... on ${on} { ${fields.join(' ')} }`;
  });
  return ` { ${text.join(' ')} }`;
}

function field({ alias, field: name }: Step): string {
  return alias === undefined ? name : `${alias}: ${name}`;
}
