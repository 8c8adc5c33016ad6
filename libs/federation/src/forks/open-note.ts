import { isRegisterError } from '#kernel';
import { type SignedCheckpoint, openCheckpoint, parseCheckpoint, parseNote, signedBy } from '#ledger/core';
import type { RootHistory } from '#membership';

/** A checkpoint with its log's signatures alone; undefined for what no log of the roots has signed with a good key. */
export async function openNote(
  note: string | null,
  history: RootHistory,
): Promise<SignedCheckpoint | undefined> {
  if (note === null) return undefined;
  try {
    const { origin } = parseCheckpoint(parseNote(note).text);
    const keys = history.logKeys(origin);
    const opened = await openCheckpoint(note, origin, keys);
    return { ...opened, note: signedBy(note, keys) };
  } catch (error) {
    if (!isRegisterError(error)) throw error;
    return undefined;
  }
}
