import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';

/** Case references of decisions in a state's own files: one in each line, empty lines and lines with # left out. */
export async function readOwnList(path: string): Promise<string[]> {
  const references = (await readTextFile(path))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const repeated = references.find((reference, place) => references.indexOf(reference) !== place);
  if (repeated === undefined) return references;
  throw new CliError('FILE_FORMAT', `The list names ${repeated} twice.`, {
    advice: 'Write each case reference once, one in each line.',
  });
}
