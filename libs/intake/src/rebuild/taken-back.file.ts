import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { IntakeError } from '../intake.errors.js';
import type { HeldStatement } from './held-statement.type.js';

const NAME = 'taken-back.ndjson';

/** How a whole line ends, and no part of one: the disclosures come last and are base64url. */
const END = ']}';

/**
 * What states have taken back, outside the database: a database that was restored from a backup does not know
 * what was erased or narrowed since, and must not show it again. Only ever grows; one statement in a line.
 */
export class TakenBackFile {
  readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, NAME);
  }

  /**
   * A line that a failure has cut off is passed over: its statement was not acknowledged.
   * @throws IntakeError TAKEN_BACK_UNREADABLE
   */
  async read(): Promise<HeldStatement[]> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line, at) => (line.endsWith(END) ? [this.parse(line, at)] : []));
  }

  /** Adds statements so that they survive a power failure. */
  async append(statements: readonly HeldStatement[]): Promise<void> {
    if (statements.length === 0) return;
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;
    const file = await open(this.path, flags, 0o600);
    try {
      const { size } = await file.stat();
      const last = size === 0 ? '\n' : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString();
      // The rest of a line that was cut off must not spoil the next one.
      const start = last === '\n' ? '' : '\n';
      await file.appendFile(start + statements.map(lineOf).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  private parse(line: string, at: number): HeldStatement {
    try {
      const { loggedAt, ...rest } = JSON.parse(line) as HeldStatement & { loggedAt: string };
      return { ...rest, loggedAt: new Date(loggedAt) };
    } catch {
      throw new IntakeError('TAKEN_BACK_UNREADABLE', `Line ${at + 1} of ${this.path} cannot be read.`, {
        advice: 'Restore the file from a copy: it says what must not be shown again.',
      });
    }
  }
}

function lineOf({ statementId, logIndex, loggedAt, state, entry, disclosures }: HeldStatement): string {
  return `${JSON.stringify({ statementId, logIndex, loggedAt, state, entry, disclosures })}\n`;
}
