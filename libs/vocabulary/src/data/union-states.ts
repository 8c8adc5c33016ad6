/** Member states of the European Union (TEU Art. 52, after the withdrawal of 31 January 2020), ISO 3166-1 alpha-2. */
const UNION_STATES = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

export function isUnionState(code: string): boolean {
  return UNION_STATES.has(code);
}
