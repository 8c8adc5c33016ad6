import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What a selection asks for when every fragment stands written out where it is spread. */
export interface Weight {
  /** Fields on its outermost level; `__typename` costs nothing there and is left out. */
  readonly outermost: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields below one another. */
  readonly depth: number;
}

export type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

const NOTHING: Weight = { outermost: 0, fields: 0, aliases: 0, depth: 0 };

/** Weighs selections, each fragment once however often it is spread: the work never exceeds the document. */
export class Scales {
  private readonly weighed = new Map<string, Weight>();

  constructor(private readonly findFragment: FindFragment) {}

  weigh(set: SelectionSetNode | undefined): Weight {
    return (set?.selections ?? []).map((selection) => this.weighOne(selection)).reduce(sum, NOTHING);
  }

  private weighOne(selection: SelectionNode): Weight {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.weigh(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.weighFragment(selection.name.value);
    const below = this.weigh(selection.selectionSet);
    return {
      outermost: selection.name.value === '__typename' ? 0 : 1,
      fields: below.fields + 1,
      aliases: below.aliases + (selection.alias ? 1 : 0),
      depth: below.depth + 1,
    };
  }

  private weighFragment(name: string): Weight {
    const known = this.weighed.get(name);
    if (known) return known;
    // A fragment inside itself weighs nothing more; graphql-js refuses such a document in a rule of its own.
    this.weighed.set(name, NOTHING);
    const weight = this.weigh(this.findFragment(name)?.selectionSet);
    this.weighed.set(name, weight);
    return weight;
  }
}

function sum(one: Weight, other: Weight): Weight {
  return {
    outermost: one.outermost + other.outermost,
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    depth: Math.max(one.depth, other.depth),
  };
}
