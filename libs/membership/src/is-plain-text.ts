import { satisfies } from './satisfies.js';

// Control characters, lone surrogates, and marks that make a name read otherwise than it is stored (Unicode TR 36 §2.10.4).
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

export function isPlainText(value: unknown, most: number): boolean {
  if (typeof value !== 'string' || value.length === 0 || value.length > most) return false;
  return value === value.normalize('NFC') && value === value.trim() && !UNSAFE.test(value);
}

/** One line of NFC text of 1 to `most` UTF-16 units, without controls and without bidirectional overrides. */
export function IsPlainText(most: number): PropertyDecorator {
  const rule = `must be one line of plain NFC text of 1 to ${most} characters`;
  return satisfies('isPlainText', rule, (value) => isPlainText(value, most));
}
