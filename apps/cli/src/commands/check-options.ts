import { CliError } from '../cli.errors.js';
import { formatReceiptFile } from '../files/receipt-file.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import type { SharedQuestion } from '../batch/ask-rows.js';
import { type MomentOptions, momentOf } from '../moment.js';
import { askingNotice } from '../render/asking-notice.js';
import type { CheckAnswer } from '../render/check-answer.type.js';
import { Wording } from '../render/wording.js';
import type { Session } from '../session.js';
import type { PartyOptions } from './parties-of.js';

export interface CheckOptions extends MomentOptions, PartyOptions {
  readonly purpose: string;
  readonly case: string;
  readonly requestId?: string;
  readonly withEnded?: boolean;
  readonly reach?: 'local' | 'ask-owners';
  readonly ask?: string[];
  readonly receipt?: string;
  readonly file?: string;
  readonly out?: string;
}

/** What is asked besides the parties; says first where their names go. */
export function sharedInput({ terminal, language }: Session, options: CheckOptions): SharedQuestion {
  const asksOwners = options.reach === 'ask-owners';
  if (asksOwners) terminal.err(askingNotice(options.ask, new Wording(language)));
  return {
    purpose: options.purpose,
    caseReference: options.case,
    ...(asksOwners && { reach: 'ASK_OWNERS', ...(options.ask && { ask: options.ask }) }),
    ...(options.withEnded && { withEnded: true }),
    ...momentOf(options),
  };
}

/** Only the asker has the question and the salt, so the file is the asker's alone. */
export async function keepReceipt({ receipt }: CheckAnswer, path: string): Promise<void> {
  if (!receipt) {
    throw new CliError('RECEIPT_MISSING', 'The node has answered, and has no key to sign a receipt with.', {
      advice: 'Ask again without --receipt, and tell the operator of the node.',
    });
  }
  await writeNewFile(path, formatReceiptFile(receipt), PRIVATE);
}
