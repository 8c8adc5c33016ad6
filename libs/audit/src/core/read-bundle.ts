import { canonicalText, encodeBase64Url } from '#kernel';

import { AuditError } from '../audit.errors.js';
import type { BundleLine } from './bundle-line.type.js';
import { isBundleLine } from './line-shapes.js';
import { type RunningHash, portableHash } from './running-hash.js';

/** The order in which kinds of lines stand. */
const ORDER: readonly BundleLine['kind'][] = [
  'header',
  'root',
  'policy',
  'checkpoint',
  'named-root',
  'receipt',
  'journal',
  'entry',
  'seals',
  'end',
];
const ONCE: readonly BundleLine['kind'][] = ['header', 'policy', 'checkpoint', 'receipt', 'end'];
const NEEDED: readonly BundleLine['kind'][] = ['header', 'root', 'policy', 'checkpoint', 'end'];

/** A line with its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly line: BundleLine;
}

/**
 * Reads a bundle line by line, its last one included. What was read counts only when the generator ends without
 * an error: the end tells whether the file is whole.
 * @param texts the lines of the file without their line feeds
 * @throws AuditError BUNDLE_DAMAGED
 */
export async function* readBundle(
  texts: AsyncIterable<string>,
  hash: () => RunningHash = portableHash,
): AsyncGenerator<NumberedLine> {
  const form = new BundleForm(hash());
  for await (const text of texts) yield form.take(text);
  form.end();
}

class BundleForm {
  readonly #seen = new Set<BundleLine['kind']>();
  #place = 0;
  #number = 0;

  constructor(private readonly hash: RunningHash) {}

  take(text: string): NumberedLine {
    this.#number += 1;
    const line = this.parsed(text);
    const place = ORDER.indexOf(line.kind);
    const next = ORDER[this.#place];
    if (this.#number === 1 && line.kind !== 'header') throw damaged(1, 'is no header of this format');
    if (place < this.#place || (place === this.#place && next && ONCE.includes(next) && this.#seen.has(next)))
      throw damaged(this.#number, 'stands where no line of its kind may stand');
    this.#place = place;
    this.#seen.add(line.kind);
    if (line.kind === 'end') this.compare(line.lines, line.sha256);
    else this.cover(text);
    return { number: this.#number, line };
  }

  end(): void {
    const missing = NEEDED.find((kind) => !this.#seen.has(kind));
    if (missing !== undefined) throw damaged(this.#number + 1, `is missing: a line of kind ${missing}`);
  }

  private parsed(text: string): BundleLine {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // The parser's own message could repeat the text.
      throw damaged(this.#number, 'is no JSON');
    }
    if (!isBundleLine(value)) throw damaged(this.#number, 'is no line of this format');
    if (!isCanonical(value, text)) throw damaged(this.#number, 'is not written as it was made');
    return value;
  }

  private cover(text: string): void {
    this.hash.update(text);
    this.hash.update('\n');
  }

  private compare(lines: number, sha256: string): void {
    if (lines !== this.#number - 1) throw damaged(this.#number, 'counts other lines than there are');
    if (encodeBase64Url(this.hash.digest()) !== sha256)
      throw damaged(this.#number, 'has another hash than that of the lines before it');
  }
}

/** One value, one text: what another reader could take for something else is not read. */
function isCanonical(value: BundleLine, text: string): boolean {
  // The platform's own writer is fast, and writes the same for every member that is not named by a number.
  return JSON.stringify(value) === text || canonicalText(value) === text;
}

function damaged(number: number, what: string): AuditError {
  return new AuditError('BUNDLE_DAMAGED', `Line ${number} of the bundle ${what}.`, {
    path: [String(number)],
    advice: 'Take the file again from where it was made, byte for byte.',
  });
}
