/**
 * Jest runs tests in a context of their own, with classes of their own, and lends them the `structuredClone` of the outer
 * one: its copies are no `Object` to libraries that ask for the constructor. Copies made here are.
 */
const outer = globalThis.structuredClone;

function own(value) {
  if (Array.isArray(value)) return Array.from(value, own);
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Set]') return new Set(Array.from(value, own));
  if (kind === '[object Map]') return new Map(Array.from(value, ([key, entry]) => [own(key), own(entry)]));
  if (kind !== '[object Object]') return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, own(entry)]));
}

globalThis.structuredClone = (value, options) => own(outer(value, options));
