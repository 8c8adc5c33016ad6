import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';

/** What Nest takes a method for. */
type MethodKind = 'operation' | 'reference' | 'field';

/** A method that Nest has registered with the schema, as its decorators left it. */
export interface RegisteredMethod {
  /** `StatesResolver.states`. */
  readonly name: string;
  readonly kind: MethodKind;
  readonly handler: object;
  readonly instance: object;
  readonly key: string;
}

/** The names under which `@nestjs/graphql` keeps what its decorators say. */
const MARKS: readonly (readonly [mark: string, kind: MethodKind])[] = [
  ['graphql:resolver_type', 'operation'],
  ['graphql:resolve_reference', 'reference'],
  ['graphql:resolve_property', 'field'],
];

/** Every resolver method of a node, from Nest's own container: nothing is listed by hand. */
export function registeredMethods(app: INestApplicationContext): RegisteredMethod[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const instances = modules.flatMap(({ providers }) =>
    [...providers.values()].map(({ instance }): unknown => instance),
  );
  const unique = new Set(instances.filter((one) => typeof one === 'object' && one !== null));
  return [...unique].flatMap((instance) => methodsOf(instance)).sort(byName);
}

function methodsOf(instance: object): RegisteredMethod[] {
  const prototype = Object.getPrototypeOf(instance) as object | null;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((key) => {
    const handler = (prototype as Record<string, unknown>)[key];
    if (typeof handler !== 'function') return [];
    const kind = kindOf(handler);
    return kind ? [{ name: `${instance.constructor.name}.${key}`, kind, handler, instance, key }] : [];
  });
}

/** A field of the schema's own types is marked twice: as what it is, and as a field of its root. */
function kindOf(handler: object): MethodKind | undefined {
  return MARKS.find(([mark]) => Reflect.getMetadata(mark, handler) !== undefined)?.[1];
}

function byName(one: RegisteredMethod, other: RegisteredMethod): number {
  return one.name.localeCompare(other.name);
}
