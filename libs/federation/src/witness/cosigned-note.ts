import {
  type Note,
  type NoteSignature,
  type VerifierKey,
  formatNote,
  keyId,
  parseNote,
  parseSignature,
  verifyNote,
} from '#ledger/core';

/**
 * The line of a witness's answer that one of its keys has given over the note's text; lines of others are left out.
 * @throws LedgerError NOTE_MALFORMED, NOTE_UNVERIFIED
 */
export async function cosignatureIn(
  lines: string,
  text: string,
  keys: readonly VerifierKey[],
): Promise<NoteSignature> {
  const signatures = lines.split('\n').slice(0, -1).map(parseSignature);
  const [verified] = await verifyNote({ text, signatures }, keys);
  const given = signatures.find((line) => verified && isOf(line, verified.key));
  if (given) return given;
  throw new Error('A verified note has the line that was verified.');
}

/** The note with further signature lines, each key's newest one. */
export function withCosignatures(note: string, lines: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note);
  const others = signatures.filter((line) => !lines.some((added) => isSamePlace(added, line)));
  return formatNote({ text, signatures: [...others, ...lines] });
}

/** Whether one of these keys has a line in the note; nothing is verified. */
export function hasLineOf({ signatures }: Note, keys: readonly VerifierKey[]): boolean {
  return signatures.some((line) => keys.some((key) => isOf(line, key)));
}

function isOf(line: NoteSignature, key: VerifierKey): boolean {
  return line.name === key.name && line.keyId === keyId(key);
}

function isSamePlace(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}
