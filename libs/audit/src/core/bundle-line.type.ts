import type { LineContent } from '#journal/core';

export const BUNDLE_FORMAT = 'grounds-audit/1';

/** What a bundle is about: a record, what a state has signed in a year (UTC), or one answer to a check. */
export type BundleScope =
  { readonly record: string } | { readonly year: number } | { readonly check: string };

/** Who made the bundle, of what, when. Nobody signs this line: it is a label. */
export interface HeaderLine {
  readonly kind: 'header';
  readonly format: typeof BUNDLE_FORMAT;
  /** ISO 3166-1 alpha-2 code of the state whose auditor made it. */
  readonly madeFor: string;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  /** The log that all entries stand in. */
  readonly origin: string;
  readonly demo: boolean;
  readonly scope: BundleScope;
}

/** A root of the membership, as its members signed it (JWS General JSON). */
export interface RootLine {
  readonly kind: 'root';
  readonly file: unknown;
}

/** Which witnesses must have cosigned (C2SP tlog-policy); null where the root asks for none. */
export interface PolicyLine {
  readonly kind: 'policy';
  readonly text: string | null;
}

/** The position of the log that everything is shown for (C2SP tlog-checkpoint), with all its signatures. */
export interface CheckpointLine {
  readonly kind: 'checkpoint';
  readonly note: string;
}

/** Where the log names a root: what a key signed before the root that revokes it stands. */
export interface NamedRootLine {
  readonly kind: 'named-root';
  /** Position in the log, from 0. */
  readonly index: number;
  readonly entry: string;
  /** Hashes from the leaf's sibling up to the root's child, base64. */
  readonly inclusion: readonly string[];
}

/** An entry of the log, what shows that it stands there, and the disclosures that the maker may see. */
export interface EntryLine {
  readonly kind: 'entry';
  /** Who says it: a state in a statement, or the node in its own name. */
  readonly by: 'state' | 'node';
  /** Position in the log, from 0. */
  readonly index: number;
  readonly entry: string;
  /** Hashes from the leaf's sibling up to the root's child, base64. */
  readonly inclusion: readonly string[];
  /** RFC 9901 disclosures, base64url. */
  readonly disclosures: readonly string[];
}

/** The receipt of a check with what opens it, and proof that what was searched was the beginning of this log. */
export interface ReceiptLine {
  readonly kind: 'receipt';
  readonly token: string;
  readonly question: string;
  /** 32 bytes, base64url. */
  readonly salt: string;
  /** From the size that was searched to that of the checkpoint, base64. */
  readonly consistency: readonly string[];
}

/** A line of the journal: what an officer of the maker's state did. */
export interface JournalLine {
  readonly kind: 'journal';
  /** Its number in the chain; null when it was not sealed yet. */
  readonly seq: number | null;
  /** 32 bytes, base64. */
  readonly salt: string;
  readonly content: LineContent;
}

/** A run of the journal's chain, of the lines of all states: hashes only. */
export interface SealsLine {
  readonly kind: 'seals';
  /** The chain before the run. */
  readonly after: { readonly seq: number; readonly chainHash: string };
  /** Base64, one for each line of the journal. */
  readonly lineHashes: readonly string[];
}

/** Shows that nothing was cut off or spoilt on the way; it is no signature. */
export interface EndLine {
  readonly kind: 'end';
  /** How many lines stand before this one. */
  readonly lines: number;
  /** SHA-256 over all bytes before this line, base64url. */
  readonly sha256: string;
}

export type BundleLine =
  | HeaderLine
  | RootLine
  | PolicyLine
  | CheckpointLine
  | NamedRootLine
  | EntryLine
  | ReceiptLine
  | JournalLine
  | SealsLine
  | EndLine;

/** What a bundle holds between its two ends. */
export type BodyLine = Exclude<BundleLine, HeaderLine | EndLine>;
