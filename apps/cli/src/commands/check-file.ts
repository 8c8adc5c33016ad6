import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { Progress } from '../audit/progress.js';
import { type AnsweredRow, askRows } from '../batch/ask-rows.js';
import { planRows } from '../batch/plan-rows.js';
import { readSheet } from '../batch/read-sheet.js';
import { runOfToday } from '../batch/request-id.js';
import { type ResultLine, resultLines } from '../batch/result-lines.js';
import { checkPlace, writeResults } from '../batch/write-results.js';
import { CliError } from '../cli.errors.js';
import { renderBatch } from '../render/render-batch.js';
import { Wording } from '../render/wording.js';
import type { Session } from '../session.js';
import { type CheckOptions, keepReceipt, sharedInput } from './check-options.js';

/** Asks about each row of a sheet. One that is refused stops no other, and ends the command with code 1. */
export async function checkFile(session: Session, file: string, options: CheckOptions): Promise<void> {
  const { out, receipt: folder } = options;
  if (out !== undefined) await checkPlace(out);
  const planned = planRows(await readSheet(file), options.role);
  if (folder !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const shared = sharedInput(session, options);
  const run = options.requestId ?? runOfToday();
  const rows = askRows(session.client, planned, shared, run, session.language);
  const answered = await collect(session, rows, planned.length, async (row) => {
    if (folder !== undefined && row.result.__typename === 'CheckAnswer')
      await keepReceipt(row.result, receiptFile(folder, row));
  });
  const words = new Wording(session.language);
  const lines = answered.flatMap((row) => resultLines(row, words, folder && receiptFile(folder, row)));
  if (out !== undefined) await writeResults(out, lines);
  await print(session, answered, lines, out);
}

function receiptFile(folder: string, { planned }: AnsweredRow): string {
  return join(folder, `row-${planned.row}.json`);
}

/** Says how far it has come, and when it is interrupted that it can go on. */
async function collect(
  { terminal }: Session,
  rows: AsyncIterable<AnsweredRow>,
  total: number,
  keep: (row: AnsweredRow) => Promise<void>,
): Promise<AnsweredRow[]> {
  const answered: AnsweredRow[] = [];
  const progress = new Progress(terminal, `of ${total.toLocaleString('en')} rows answered`);
  try {
    for await (const row of rows) {
      await keep(row);
      answered.push(row);
      if (terminal.interactive) progress.at(answered.length);
    }
    return answered;
  } catch (error) {
    if (answered.length > 0) {
      terminal.err(
        `${answered.length} of ${total} rows are answered. The same command goes on from there.\n`,
      );
    }
    throw error;
  }
}

async function print(
  session: Session,
  answered: readonly AnsweredRow[],
  lines: readonly ResultLine[],
  out: string | undefined,
): Promise<void> {
  const demonstration = await session.client.isDemonstration();
  const refused = answered.filter(({ result }) => result.__typename === 'Rejected').length;
  const repeated = answered.filter(
    ({ result }) => result.__typename === 'CheckAnswer' && result.repeated,
  ).length;
  const counts = { answered: answered.length - repeated - refused, repeated, refused };
  const rows = answered.map(({ planned, clientRequestId, result }) => {
    const { row, label: name } = planned;
    return { row, name, clientRequestId, ...result };
  });
  await session.print({ demonstration, ...counts, rows }, () =>
    renderBatch(out === undefined ? lines : [], counts, demonstration, new Wording(session.language)),
  );
  if (refused === 0) return;
  throw new CliError('SOME_REFUSED', `${refused} of ${answered.length} rows were refused.`, {
    advice: 'Mend those and ask again; the same rows on the same day get the same answers.',
  });
}
