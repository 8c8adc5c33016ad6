const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;

/**
 * A tree size or an index in its one decimal form: no sign, no leading zero. Sizes beyond 2^53 - 1 are
 * refused; a log grows there in longer than states last.
 */
export function parseSize(text: string): number | undefined {
  const size = Number(text);
  return DECIMAL.test(text) && Number.isSafeInteger(size) ? size : undefined;
}
