import { StatementError, type StatementErrorCode } from './statement.errors.js';

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

export const JSON_DEPTH_LIMIT = 16;

const PLAIN_STRING = /[ !#-[\]-\ud7ff\ue000-\uffff]*/y;
const INTEGER = /-?(?:0|[1-9]\d*)/y;
const BEYOND_INTEGER = /[.eE\d]/;
const LONE_SURROGATE = /\p{Cs}/u;
const WHITE_SPACE = /[ \t\n\r]*/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const LITERALS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const ESCAPES = new Map([...'"\\/bfnrt'].map((letter, at) => [letter, '"\\/\b\f\n\r\t'.charAt(at)]));
/**
 * Names that every object inherits: a hostile object could reach our prototypes through some, and the
 * library that fills the part classes drops the others without a word.
 */
const REFUSED_NAMES = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/**
 * JSON that every parser reads the same way (RFC 8259 with the limits of RFC 7493): no member twice, at
 * most 16 levels, whole numbers within 2^53 - 1 only, no lone surrogate, no byte order mark.
 * Throws StatementError with a `JSON_…` code and the given path.
 */
export function parseStrictJson(text: string, path: readonly string[] = []): JsonValue {
  return new StrictJsonReader(text, path).read();
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class StrictJsonReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly path: readonly string[],
  ) {}

  read(): JsonValue {
    if (this.text.startsWith('\ufeff')) this.refuse('JSON_BYTE_ORDER_MARK');
    const value = this.value(0);
    this.skipWhiteSpace();
    if (this.at !== this.text.length) this.refuse('JSON_MALFORMED');
    return value;
  }

  private value(depth: number): JsonValue {
    this.skipWhiteSpace();
    switch (this.text[this.at]) {
      case '"':
        return this.string();
      case '{':
        return this.object(this.deeper(depth));
      case '[':
        return this.array(this.deeper(depth));
      case 't':
      case 'f':
      case 'n':
        return this.literal();
      default:
        return this.number();
    }
  }

  private deeper(depth: number): number {
    if (depth >= JSON_DEPTH_LIMIT) this.refuse('JSON_TOO_DEEP');
    this.at++;
    return depth + 1;
  }

  private object(depth: number): JsonObject {
    const object: JsonObject = {};
    if (this.take('}')) return object;
    do {
      this.skipWhiteSpace();
      const name = this.string();
      if (REFUSED_NAMES.has(name)) this.refuse('JSON_MEMBER_NAME');
      if (Object.hasOwn(object, name)) this.refuse('JSON_DUPLICATE_MEMBER');
      if (!this.take(':')) this.refuse('JSON_MALFORMED');
      object[name] = this.value(depth);
    } while (this.take(','));
    if (!this.take('}')) this.refuse('JSON_MALFORMED');
    return object;
  }

  private array(depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    if (this.take(']')) return array;
    do array.push(this.value(depth));
    while (this.take(','));
    if (!this.take(']')) this.refuse('JSON_MALFORMED');
    return array;
  }

  private string(): string {
    if (this.text[this.at] !== '"') this.refuse('JSON_MALFORMED');
    this.at++;
    let value = this.match(PLAIN_STRING);
    if (this.text[this.at] === '"') {
      this.at++;
      return value;
    }
    while (this.text[this.at] !== '"') {
      value += this.text[this.at] === '\\' ? this.escape() : this.surrogate();
      value += this.match(PLAIN_STRING);
    }
    this.at++;
    // Halves are judged in the finished text: two escapes in a row may make one character.
    if (LONE_SURROGATE.test(value)) this.refuse('JSON_SURROGATE');
    return value;
  }

  private escape(): string {
    const letter = this.text.charAt(this.at + 1);
    const plain = ESCAPES.get(letter);
    if (plain !== undefined) {
      this.at += 2;
      return plain;
    }
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== 'u' || !HEX.test(digits)) this.refuse('JSON_MALFORMED');
    this.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  /** What stops a plain run is a quote, an escape, a surrogate, a control character or the end. */
  private surrogate(): string {
    const unit = this.text.charCodeAt(this.at);
    if (!(unit >= 0xd800 && unit <= 0xdfff)) this.refuse('JSON_MALFORMED');
    return this.text.charAt(this.at++);
  }

  private number(): number {
    const digits = this.match(INTEGER);
    if (digits === '') this.refuse('JSON_MALFORMED');
    const value = Number(digits);
    const next = this.text.charAt(this.at);
    if (!Number.isSafeInteger(value) || BEYOND_INTEGER.test(next) || digits === '-0')
      this.refuse('JSON_NUMBER');
    return value;
  }

  private literal(): JsonValue {
    const found = LITERALS.find(([word]) => this.text.startsWith(word, this.at));
    if (!found) return this.refuse('JSON_MALFORMED');
    this.at += found[0].length;
    return found[1];
  }

  private take(mark: string): boolean {
    this.skipWhiteSpace();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private skipWhiteSpace(): void {
    if (this.text.charCodeAt(this.at) <= 0x20) this.match(WHITE_SPACE);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private refuse(code: StatementErrorCode): never {
    throw new StatementError(code, { path: this.path });
  }
}
