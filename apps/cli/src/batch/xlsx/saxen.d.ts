/** The package has no types of its own; this is what of it is used. */
declare module 'saxen' {
  type Attributes = Readonly<Partial<Record<string, string>>>;
  type Decode = (text: string) => string;

  export class Parser {
    /** The prefixes that names are given, by namespace. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: 'openTag', hook: (name: string, attributes: () => Attributes | false) => void): this;
    on(event: 'closeTag', hook: (name: string) => void): this;
    on(event: 'text', hook: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', hook: (text: string) => void): this;
    /** Throws at XML that is not well-formed. */
    parse(xml: string): void;
  }
}
