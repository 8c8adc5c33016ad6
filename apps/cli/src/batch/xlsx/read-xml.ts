import { Parser } from 'saxen';

/** What is told of a document while it is read. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Partial<Record<string, string>>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Workbooks come in two dialects, each with namespaces of its own; both get the same prefixes. */
const PREFIXES = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
};

/** Reads one part of a workbook. No entity is resolved but the five of XML itself. Throws when it is not well-formed. */
export function readXml(xml: string, reader: XmlReader): void {
  new Parser()
    .ns(PREFIXES)
    .on('openTag', (name, attributes) => reader.open(name, attributes() || {}))
    .on('text', (text, decode) => reader.text?.(decode(text)))
    .on('cdata', (text) => reader.text?.(text))
    .on('closeTag', (name) => reader.close?.(name))
    .parse(xml);
}
