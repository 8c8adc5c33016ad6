/** What `run` throws; undefined when it throws nothing, which no expectation of a refusal matches. */
export function refusalOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
