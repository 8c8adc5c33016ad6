import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const START_LIMIT_MS = 300_000;
const ANSWER_LIMIT_MS = 30_000;

/** A node as a process of its own, which can be killed at any moment. */
export class ChildNode {
  #process: ChildProcess | undefined;

  /**
   * @param env its settings; `PORT` must be among them
   * @param program what is run
   */
  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly program = 'dist/apps/registry/src/main.js',
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.env.PORT}`;
  }

  /** Starts it and waits until it answers; nothing is repaired by hand. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.program], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process = child;
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint = chunk.toString()));
    const until = Date.now() + START_LIMIT_MS;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`The node did not start: ${complaint}`);
      await wait(50);
    }
  }

  /** What `/readyz` says of the log. */
  async logState(): Promise<string> {
    const response = await fetch(`${this.url}/readyz`);
    return ((await response.json()) as { log: string }).log;
  }

  /** Without any warning, as a power failure does. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As an operator stops it. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Sends a message to a program that listens for some, and gives its answer; one at a time. */
  async tell(message: object): Promise<unknown> {
    const child = this.#process;
    if (!child) throw new Error('The node was never started.');
    const answer = once(child, 'message', { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    child.send(message);
    return (await answer)[0];
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private async isReady(): Promise<boolean> {
    const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
    return response?.ok === true;
  }
}
