import { InvalidArgumentError } from 'commander';

import type { Term } from '#vocabulary';

/** Gathers the values of an option that may be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Gathers codes of states, which may also stand in one value with commas between them. */
export function collectStates(value: string, before: string[] = []): string[] {
  const codes = value.split(',').map((code) => code.trim().toUpperCase());
  if (codes.every((code) => /^[A-Z]{2}$/.test(code))) return [...before, ...codes];
  throw new InvalidArgumentError('Write states by their code, such as CZ or CZ,DE.');
}

export function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

export function year(text: string): number {
  if (/^(?:19[7-9]|[2-9]\d\d)\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a year with four digits, such as 2026.');
}

export function birthYear(text: string): number {
  if (/^(?:19|20)\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a year with four digits, such as 1968.');
}

export function registration(text: string): { country: string; number: string } {
  const [, country, number] = /^([A-Za-z]{2}):(.+)$/.exec(text) ?? [];
  if (country && number) return { country: country.toUpperCase(), number };
  throw new InvalidArgumentError('Write it as country and number, such as NL:12345678.');
}

/** The codes of a list, for a help text. */
export function codesOf(list: readonly Term[]): string {
  return list.map(({ code }) => code).join(', ');
}
