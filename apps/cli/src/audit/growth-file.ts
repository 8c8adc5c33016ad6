import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';

const FORMAT = 'grounds-growth/1';

/** A consistency proof between two sizes (RFC 6962 §2.1.2), kept for later. */
export interface GrowthFile {
  readonly from: number;
  readonly to: number;
  /** Base64. */
  readonly hashes: readonly string[];
}

export function formatGrowthFile({ from, to, hashes }: GrowthFile): string {
  return `${JSON.stringify({ format: FORMAT, from, to, hashes }, null, 2)}\n`;
}

/** @throws CliError FILE_FORMAT */
export async function readGrowthFile(path: string): Promise<GrowthFile> {
  const { format, from, to, hashes } = parsed(await readTextFile(path));
  const complete =
    format === FORMAT &&
    Number.isSafeInteger(from) &&
    Number.isSafeInteger(to) &&
    Array.isArray(hashes) &&
    hashes.every((hash) => typeof hash === 'string');
  if (complete) return { from: Number(from), to: Number(to), hashes };
  throw new CliError('FILE_FORMAT', `The file ${path} holds no proof of growth.`, {
    advice: 'Take it as `grounds audit compare --keep-proof` has written it.',
  });
}

function parsed(text: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
