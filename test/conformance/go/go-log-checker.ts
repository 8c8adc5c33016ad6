import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian's package golang-golang-x-mod-dev puts Go's transparency log packages. */
const PACKAGES = '/usr/share/gocode';
const SOURCE = join(import.meta.dirname, 'check-log.go');

/** What the Go program reads; see `task` in check-log.go. */
export interface CheckTask {
  readonly Prefix: string;
  readonly Token: string;
  readonly VerifierKey: string;
  readonly Checkpoints: readonly string[];
  readonly Inclusion: readonly {
    readonly Index: number;
    readonly Size: number;
    readonly Hashes: readonly string[];
  }[];
  readonly Consistency: readonly {
    readonly From: number;
    readonly To: number;
    readonly Hashes: readonly string[];
  }[];
  readonly Flip: number;
}

export interface Verdict {
  readonly accepted: boolean;
  /** What the program printed. */
  readonly output: string;
}

/** True where Go and its packages are installed. */
export function hasGo(): boolean {
  if (!existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'))) return false;
  try {
    execFileSync('go', ['version']);
    return true;
  } catch {
    return false;
  }
}

/** Compiles the checker into a folder; returns its path. */
export function buildChecker(folder: string): string {
  const program = join(folder, 'check-log');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: PACKAGES, GOCACHE: join(folder, 'cache') };
  execFileSync('go', ['build', '-o', program, SOURCE], { env });
  return program;
}

export function checkWithGo(program: string, task: CheckTask): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = execFile(program, (error, stdout) => resolve({ accepted: error === null, output: stdout }));
    child.stdin?.end(JSON.stringify(task));
  });
}
