const LABEL = { en: 'Partners', nl: 'Partners' };
const DAY = 86_400_000;

function circle(id: string, version: number, states: readonly string[], roster: string): object {
  const expires = new Date(Date.now() + DAY).toISOString();
  return { kind: 'circle', circle: { id, label: LABEL, states, version, expires, roster } };
}

/** A circle of Germany's own, of which the second version stands. */
export function germanCircle(version: number, states: readonly string[]): object {
  return circle('de:partners', version, states, 'members');
}

/** Nobody is shut out, so that other rows go on as they are. */
export function germanExclusion(version: number): object {
  return { kind: 'exclusion', exclusion: { states: [], version, reason: `Reason ${version}.` } };
}

/** What states have said before the rows run: the state, and the form. */
export const STANDING: readonly (readonly [state: string, form: () => object])[] = [
  ['DE', (): object => germanCircle(1, ['CZ', 'FR'])],
  ['DE', (): object => germanCircle(2, ['FR'])],
  ['DE', (): object => germanExclusion(1)],
  ['DE', (): object => germanExclusion(2)],
  ['NL', (): object => circle('nl:open', 1, ['DE'], 'open')],
];
