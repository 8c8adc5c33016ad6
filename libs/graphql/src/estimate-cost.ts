import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';

import { PAGE_DEFAULT, PAGE_LIMIT } from '#kernel';

/** How many entries a list that has no page size is taken to have: grounds, parties, names, languages. */
const LIST_LENGTH = 5;

type Variables = Readonly<Record<string, unknown>>;
type FieldOf = GraphQLField<unknown, unknown>;

/** Where in the answer a selection stands. */
interface Place {
  readonly type: GraphQLCompositeType | undefined;
  /** Right below a page, whose size counts its entries already. */
  readonly paged: boolean;
}

/** Estimates how many values an operation asks for: each field once for every entry of the lists it stands in. */
export class CostEstimate {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, number>();

  /** @param variables coerced, as execution will use them */
  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    const found = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((fragment) => [fragment.name.value, fragment]));
  }

  of({ operation, selectionSet }: OperationDefinitionNode): number {
    return this.sum(selectionSet, { type: this.schema.getRootType(operation) ?? undefined, paged: false });
  }

  private sum({ selections }: SelectionSetNode, place: Place): number {
    return selections.reduce((cost, selection) => cost + this.one(selection, place), 0);
  }

  private one(selection: SelectionNode, place: Place): number {
    if (selection.kind === Kind.FIELD) return this.field(selection, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.spread(selection.name.value, place);
    const name = selection.typeCondition?.name.value;
    return this.sum(selection.selectionSet, { ...place, type: name ? this.composite(name) : place.type });
  }

  /** A fragment is estimated once for each kind of place, however often it is spread. */
  private spread(name: string, { paged }: Place): number {
    const key = `${name} ${paged}`;
    const before = this.known.get(key);
    const fragment = this.fragments.get(name);
    if (before !== undefined || !fragment) return before ?? 0;
    const type = this.composite(fragment.typeCondition.name.value);
    const cost = this.sum(fragment.selectionSet, { type, paged });
    this.known.set(key, cost);
    return cost;
  }

  private field(node: FieldNode, { type, paged }: Place): number {
    const field = fieldOf(type, node.name.value);
    if (!node.selectionSet) return 1;
    const size = field && this.pageSize(field, node);
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const entries = size ?? (isList && !paged ? LIST_LENGTH : 1);
    const below = field ? getNamedType(field.type) : undefined;
    const place = { type: isCompositeType(below) ? below : undefined, paged: size !== undefined && !isList };
    return 1 + entries * this.sum(node.selectionSet, place);
  }

  /** What `first` says, or the list that the field answers one by one; undefined for a field that has neither. */
  private pageSize(field: FieldOf, node: FieldNode): number | undefined {
    const sized = field.args.some(({ name }) => name === 'first' || name === 'representations');
    if (!sized && !isBatch(field)) return undefined;
    try {
      const { first, representations, input } = getArgumentValues(field, node, this.variables);
      const given = representations ?? (input as { rows?: unknown } | undefined)?.rows;
      if (Array.isArray(given)) return given.length;
      return typeof first === 'number' ? Math.min(Math.max(first, 1), PAGE_LIMIT) : PAGE_DEFAULT;
    } catch {
      // Execution will refuse this field for its arguments; until then it counts in full.
      return PAGE_LIMIT;
    }
  }

  private composite(name: string): GraphQLCompositeType | undefined {
    const type = this.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

/** Whether a field answers rows that it is given, each with an entry of its own. */
function isBatch({ args }: FieldOf): boolean {
  const type = args.find(({ name }) => name === 'input')?.type;
  const input = type && getNamedType(type);
  return isInputObjectType(input) && 'rows' in input.getFields();
}

/** The fields of a type, and those two that every schema has for questions about itself. */
function fieldOf(type: GraphQLCompositeType | undefined, name: string): FieldOf | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
