import { CliError } from '../cli.errors.js';
import { readTextFile } from './read-text-file.js';
import { type SubmissionFile, parseStatementFile } from './statement-file.js';

/** A signed statement on its way to the register. */
export async function readSubmission(path: string): Promise<SubmissionFile> {
  const file = parseStatementFile(await readTextFile(path));
  if (file.format === 'grounds-submission/1') return file;
  throw new CliError('FILE_FORMAT', `${path} is a record as it was read, not a statement to submit.`, {
    advice: 'Submit the file that grounds sign wrote.',
  });
}
