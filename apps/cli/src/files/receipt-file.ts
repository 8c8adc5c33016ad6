import { CliError } from '../cli.errors.js';

export const RECEIPT_FORMAT = 'grounds-receipt/1';

/** A receipt with what opens it, as `grounds check --receipt` writes it. */
export interface ReceiptFile {
  readonly token: string;
  readonly question: string;
  /** 32 bytes, base64url. */
  readonly salt: string;
}

export function formatReceiptFile({ token, question, salt }: ReceiptFile): string {
  return `${JSON.stringify({ format: RECEIPT_FORMAT, token, question, salt }, null, 2)}\n`;
}

/** Whether a file says of itself that it holds a receipt. */
export function isReceiptFile(text: string): boolean {
  return objectIn(text)?.format === RECEIPT_FORMAT;
}

/** @throws CliError FILE_FORMAT */
export function parseReceiptFile(text: string): ReceiptFile {
  const { format, token, question, salt, ...more } = objectIn(text) ?? {};
  const complete =
    format === RECEIPT_FORMAT &&
    typeof token === 'string' &&
    typeof question === 'string' &&
    typeof salt === 'string';
  if (complete && Object.keys(more).length === 0) return { token, question, salt };
  throw new CliError('FILE_FORMAT', 'This is no receipt of a check.', {
    advice: 'Take the file as `grounds check --receipt` has written it.',
  });
}

function objectIn(text: string): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
