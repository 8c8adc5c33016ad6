import { CliError } from '../cli.errors.js';

/** A party that is asked about, and others of the same deal by name. */
export interface PartyOptions {
  readonly name?: string[];
  readonly lei?: string;
  readonly registration?: { readonly country: string; readonly number: string };
  readonly role: string;
  readonly seat?: string;
  readonly control?: string;
  readonly birthYear?: number;
  readonly owner?: string[];
  readonly vehicle?: string[];
  readonly target?: string[];
}

/** The party itself first: what the answer calls party 0. */
export function partiesOf(options: PartyOptions): object[] {
  const { name: names = [], role, lei, registration, seat, control, birthYear } = options;
  if (names.length === 0 && !lei && !registration) {
    throw new CliError('USAGE', 'Nothing to look for: give --name, --lei or --registration.');
  }
  const others = (['owner', 'vehicle', 'target'] as const).flatMap((as) =>
    (options[as] ?? []).map((name) => ({ role: as, names: [name] })),
  );
  return [{ role, names, lei, registration, seat, control, birthYear }, ...others];
}
