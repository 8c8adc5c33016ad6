import type { XmlReader } from './read-xml.js';

/** Collects the texts that the cells of a workbook refer to by number. */
export class SharedStrings implements XmlReader {
  readonly strings: string[] = [];
  readonly #text = new CellText();

  open(name: string): void {
    if (name === 'x:si') this.#text.begin();
    this.#text.open(name);
  }

  text(text: string): void {
    this.#text.add(text);
  }

  close(name: string): void {
    this.#text.close(name);
    if (name === 'x:si') this.strings.push(this.#text.value);
  }
}

/** `_x000D_` stands for the character U+000D, and `_x005F_` for the low line itself. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a cell or of a shared string, its runs put together, without what only says how it is pronounced. */
export class CellText {
  #text = '';
  #within = false;
  #pronounced = false;

  begin(): void {
    this.#text = '';
  }

  get value(): string {
    return this.#text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }

  open(name: string): void {
    if (name === 'x:rPh') this.#pronounced = true;
    if (name === 'x:t' || name === 'x:v') this.#within = !this.#pronounced;
  }

  add(text: string): void {
    if (this.#within) this.#text += text;
  }

  close(name: string): void {
    if (name === 'x:rPh') this.#pronounced = false;
    if (name === 'x:t' || name === 'x:v') this.#within = false;
  }
}
