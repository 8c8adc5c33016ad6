import type { Problem } from '../cli.errors.js';

/** A state that will be able to read. */
export interface PreviewReader {
  readonly state: { readonly code: string };
  /** When it begins, RFC 3339; null: at once. */
  readonly since: string | null;
  /** When it ends by itself, RFC 3339; null: it does not. */
  readonly until: string | null;
}

/** Whom one part would reach. */
export interface PartPreview {
  readonly part: string;
  readonly readers: readonly PreviewReader[];
  /** Circles that count, but whose roster is not for the caller. */
  readonly circlesNotShown: readonly string[];
  readonly ownerOnly: boolean;
}

/** Whom a statement would reach, by the membership of now. */
export interface Preview {
  readonly parts: readonly PartPreview[];
  /** Who would learn that there is a record. */
  readonly head: PartPreview;
  /** What is wrong with the audiences; the path leads to `parts.<place>`. */
  readonly problems: readonly Problem[];
}

/** The previews of parts and of hit levels; undefined where there was nothing to preview. */
export interface Previews {
  readonly parts: Preview | undefined;
  readonly levels: Preview | undefined;
}
