import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

import type { Chance } from './chance.js';
import type { Pools } from './pools.js';

/** How full an input is made: only what must be there, or also what may be. */
export type Fullness = 'least' | 'random';

const OFTEN = 0.45;
const ITEMS_MOST = 3;

/** Makes values for arguments from pools; an argument without a pool is an error that names it. */
export class ValueMaker {
  private requests = 0;
  private readonly used: string[] = [];

  constructor(
    private readonly pools: Pools,
    private readonly chance: Chance,
    private readonly seed: number,
  ) {}

  /** The arguments of one field, by name; left out are those that may be and chance has left out. */
  arguments(
    owner: string,
    args: readonly (GraphQLArgument | GraphQLInputField)[],
    fullness: Fullness,
  ): Record<string, unknown> {
    const given = args.flatMap((arg) => {
      const needed = isNonNullType(arg.type) && arg.defaultValue === undefined;
      const value = this.value(`${owner}.${arg.name}`, arg.name, arg.type, fullness);
      return needed || (fullness === 'random' && this.chance.happens(OFTEN)) ? [[arg.name, value]] : [];
    });
    return Object.fromEntries(given) as Record<string, unknown>;
  }

  value(coordinate: string, name: string, type: GraphQLInputType, fullness: Fullness): unknown {
    if (isNonNullType(type)) return this.value(coordinate, name, type.ofType, fullness);
    if (isListType(type)) {
      const length = fullness === 'least' ? 1 : 1 + this.chance.below(ITEMS_MOST);
      return Array.from({ length }, () => this.value(coordinate, name, type.ofType, fullness));
    }
    if (isInputObjectType(type)) {
      return this.arguments(type.name, Object.values(type.getFields()), fullness);
    }
    if (isEnumType(type)) return this.chance.one(type.getValues()).name;
    return this.leaf(coordinate, name, type.name);
  }

  /** All values that the pools have for one argument. */
  all(coordinate: string, name: string, type: GraphQLInputType): readonly unknown[] {
    if (isNonNullType(type)) return this.all(coordinate, name, type.ofType);
    if (isListType(type)) return this.all(coordinate, name, type.ofType).map((value) => [value]);
    if (isEnumType(type)) return type.getValues().map((value) => value.name);
    if (isInputObjectType(type)) return this.allOfInput(type.name, Object.values(type.getFields()));
    return type.name === 'Boolean' ? [true, false] : this.pool(coordinate, name, type.name);
  }

  /** For an input object: each of its fields with each of its values, beside what must be there. */
  private allOfInput(owner: string, fields: readonly GraphQLInputField[]): unknown[] {
    return fields.flatMap((field) =>
      this.all(`${owner}.${field.name}`, field.name, field.type).map((value) => ({
        ...this.arguments(owner, fields, 'least'),
        [field.name]: value,
      })),
    );
  }

  private leaf(coordinate: string, name: string, type: string): unknown {
    if (name === 'clientRequestId') return this.requestId();
    return type === 'Boolean' ? this.chance.happens(0.5) : this.chance.one(this.pool(coordinate, name, type));
  }

  private pool(coordinate: string, name: string, type: string): readonly unknown[] {
    if (name === 'clientRequestId') return [this.requestId(), 'bad'];
    if (type === '_Any') return [...this.pools.entities.values()].flat();
    const values = this.pools.values.get(coordinate) ?? this.pools.values.get(name);
    if (values) return values;
    throw new Error(`The generator has no values for ${coordinate}: give it some in pools.ts.`);
  }

  /** Mostly new; sometimes one that was used before, by whomever and for whatever. */
  private requestId(): string {
    if (this.used.length > 0 && this.chance.happens(0.2)) return this.chance.one(this.used);
    const id = `request-${this.seed}-${this.requests++}`;
    this.used.push(id);
    return id;
  }
}
