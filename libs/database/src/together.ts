import { setImmediate } from 'node:timers/promises';

/**
 * Waits for statements of one transaction that are on their way together. When the first of them fails all fail, since
 * it has ended the transaction: it says why, whichever answer is read first.
 */
export async function together<const Statements extends readonly unknown[]>(
  statements: Statements,
): Promise<{ -readonly [Place in keyof Statements]: Awaited<Statements[Place]> }> {
  const settled = await Promise.allSettled(statements);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return Promise.all(statements);
}

/**
 * Sends statements of one transaction, each as soon as it has been put together, so that the database works on the one
 * while the next is being made; then waits for all of them.
 */
export async function oneByOne(statements: Iterable<() => Promise<unknown>>): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const send of statements) {
    const answer = send();
    // Why it failed is told below, once all are on their way.
    answer.catch(() => undefined);
    sent.push(answer);
    await setImmediate();
  }
  await together(sent);
}
