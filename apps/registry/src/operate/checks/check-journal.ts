import type { EntityManager } from 'typeorm';

import { type SealedLine, sealedLines } from '#journal';
import { type ChainHead, type LoggedHead, emptyChain, isHashOf, readJournalHead, seal } from '#journal/core';
import { isRegisterError } from '#kernel';
import { equalBytes, parseNodeStatement } from '#ledger/core';

import { type Finding, Tally } from './tally.js';

/** Lines that are read at once. */
const PAGE = 500;

const NODE_ENTRIES = `SELECT entry FROM log_entry WHERE kind = 'node' ORDER BY log_index`;
const HEAD = `
  SELECT seq::float8 AS seq, chain_hash AS "chainHash" FROM journal_head WHERE origin = $1`;

/** The journal: every sealed line in its place and as it was sealed, up to the heads that the log holds. */
export async function checkJournal(
  manager: EntityManager,
  origin: string,
  progress: (checked: number) => void,
): Promise<Finding[]> {
  const lines = new Tally('journal', 'lines of the journal are as they were sealed');
  const heads = new Tally('journal heads', 'heads of the journal in the log are of this journal');
  const logged = Map.groupBy(await loggedHeads(manager), ({ seq }) => seq);
  let chain = emptyChain(origin);
  for (let read = PAGE; read === PAGE; progress(chain.seq)) {
    const page = await sealedLines(manager, chain.seq, PAGE);
    for (const line of page) {
      lines.look(wrongLine(chain, line));
      chain = line;
      for (const head of logged.get(line.seq) ?? []) heads.look(wrongHead(chain, head));
    }
    read = page.length;
  }
  const [kept] = await manager.query<ChainHead[]>(HEAD, [origin]);
  if (kept && !isHead(chain, kept))
    lines.wrong(`it ends at line ${chain.seq}, and was sealed to another end`);
  for (const head of [...logged.values()].flat().filter(({ seq }) => seq > chain.seq)) {
    heads.look(`the log holds line ${head.seq} of ${head.day}, and the journal ends at line ${chain.seq}`);
  }
  return [lines.finding(), heads.finding()];
}

function wrongLine(before: ChainHead, sealed: SealedLine): string | undefined {
  const { seq } = sealed;
  if (seq !== before.seq + 1) return `line ${before.seq + 1} is missing`;
  if (!equalBytes(seal(before, sealed.lineHash).chainHash, sealed.chainHash)) {
    return `line ${seq} does not follow from the one before`;
  }
  if (!sealed.line) return sealed.expired ? undefined : `the content of line ${seq} was removed`;
  const { content, salt } = sealed.line;
  return isHashOf(sealed.lineHash, content, salt) ? undefined : `line ${seq} was changed`;
}

function wrongHead(chain: ChainHead, head: LoggedHead): string | undefined {
  return isHead(chain, head)
    ? undefined
    : `the journal at line ${head.seq} is not the one logged on ${head.day}`;
}

function isHead(chain: ChainHead, { seq, chainHash }: ChainHead): boolean {
  return chain.seq === seq && equalBytes(chain.chainHash, chainHash);
}

async function loggedHeads(manager: EntityManager): Promise<LoggedHead[]> {
  const entries = await manager.query<{ entry: string }[]>(NODE_ENTRIES);
  return entries.map(({ entry }) => headIn(entry)).filter((head) => head !== undefined);
}

/** An entry that cannot be read is found by the check of the log. */
function headIn(entry: string): LoggedHead | undefined {
  try {
    return readJournalHead(parseNodeStatement(entry).claims);
  } catch (error) {
    if (isRegisterError(error)) return undefined;
    throw error;
  }
}
