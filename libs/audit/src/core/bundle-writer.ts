import { canonicalText, encodeBase64Url } from '#kernel';

import { BUNDLE_FORMAT, type BodyLine, type BundleLine, type HeaderLine } from './bundle-line.type.js';
import { type RunningHash, portableHash } from './running-hash.js';

/** Makes the text of a bundle line by line: one canonical JSON text each, with a line feed behind it. */
export class BundleWriter {
  readonly #hash: RunningHash;
  #lines = 0;

  constructor(hash: () => RunningHash = portableHash) {
    this.#hash = hash();
  }

  header(header: Omit<HeaderLine, 'kind' | 'format'>): string {
    return this.counted({ kind: 'header', format: BUNDLE_FORMAT, ...header });
  }

  line(line: BodyLine): string {
    return this.counted(line);
  }

  end(): string {
    return textOf({ kind: 'end', lines: this.#lines, sha256: encodeBase64Url(this.#hash.digest()) });
  }

  private counted(line: BundleLine): string {
    const text = textOf(line);
    this.#hash.update(text);
    this.#lines += 1;
    return text;
  }
}

function textOf(line: BundleLine): string {
  return `${canonicalText(line)}\n`;
}
