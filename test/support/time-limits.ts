import { addEventHandler } from 'jest-circus';

const LIMIT_MS = 120_000;
/** Those of the platform, whatever a test puts in their place. */
const { setTimeout, clearTimeout } = globalThis;

/** The runner waits for ever, so each test and each hook gets its limit when a suite declares it. */
addEventHandler((event, { currentDescribeBlock: { children, hooks } }) => {
  if (event.name === 'add_hook') limit(hooks.at(-1));
  if (event.name === 'add_test') {
    const added = children.at(-1);
    if (added?.type === 'test') limit(added);
  }
});

interface Limited {
  fn?: unknown;
  timeout?: number | null | undefined;
}

function limit(added: Limited | undefined): void {
  const run = added?.fn;
  if (added === undefined || !isPlain(run)) return;
  const limitMs = added.timeout ?? LIMIT_MS;
  added.fn = async () => {
    const timer = Promise.withResolvers<never>();
    const timeout = setTimeout(() => {
      timer.reject(new Error(`Was not done after ${String(limitMs)} ms.`));
    }, limitMs);
    try {
      await Promise.race([run(), timer.promise]);
    } finally {
      clearTimeout(timeout);
    }
  };
}

/** One that takes no `done`. */
function isPlain(fn: unknown): fn is () => unknown {
  return typeof fn === 'function' && fn.length === 0;
}
