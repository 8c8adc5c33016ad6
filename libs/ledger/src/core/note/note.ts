import { LedgerError } from '../../ledger.errors.js';
import { decodeBase64, encodeBase64 } from '../base64.js';
import { isKeyName } from './verifier-key.js';

const LINE_LIMIT = 100;
const TEXT_LIMIT = 1_000_000;
const ID_BYTES = 4;

/** One line below a note: whose key is said to have signed, and the bytes that it signed with. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A text with signatures that nobody has checked yet; the text ends in a newline (C2SP signed-note 1.0.0). */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** @throws LedgerError NOTE_MALFORMED */
export function parseNote(note: string): Note {
  if (note.length > TEXT_LIMIT) throw malformed('is longer than a megabyte');
  if (!hasOnlyText(note)) throw malformed('holds characters that no note may hold');
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw malformed('has no blank line between text and signatures');
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw malformed('does not end in signature lines');
  if (lines.length > LINE_LIMIT) throw malformed(`has more than ${LINE_LIMIT} signature lines`);
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** One signature line with its newline, as witnesses answer it. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const id = (keyId.match(/../g) ?? []).map((byte) => parseInt(byte, 16));
  return `— ${name} ${encodeBase64(Uint8Array.of(...id, ...signature))}\n`;
}

/** @throws LedgerError NOTE_MALFORMED */
export function parseSignature(line: string): NoteSignature {
  const [, name = '', text = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = decodeBase64(text);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= ID_BYTES) {
    throw malformed('has a signature line that is none');
  }
  const id = [...bytes.subarray(0, ID_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, keyId: id, signature: bytes.slice(ID_BYTES) };
}

/** No control characters but the newline; a string with half a surrogate cannot have come from UTF-8. */
function hasOnlyText(note: string): boolean {
  return note.isWellFormed() && [...note].every((character) => character >= ' ' || character === '\n');
}

function malformed(what: string): LedgerError {
  return new LedgerError('NOTE_MALFORMED', `This signed note ${what}.`, {
    advice: 'Take it again from its source, byte for byte.',
  });
}
