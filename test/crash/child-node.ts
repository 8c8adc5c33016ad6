import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const START_LIMIT_MS = 300_000;

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
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint = chunk.toString()));
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

  async kill(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  private async isReady(): Promise<boolean> {
    const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
    return response?.ok === true;
  }
}
