import { refusalOf } from '../__fixtures__/refusal-of.js';
import { parseStatementFile, recordFile, statementFileText } from './statement-file.js';

const RECORD = statementFileText(recordFile('a.b.c~d~'));
const submission = (disclosures: unknown, token: unknown = 'a.b.c'): string =>
  `${JSON.stringify({ format: 'grounds-submission/1', token, disclosures }, null, 2)}\n`;

describe('a statement file', () => {
  it('has one text: two members, indented by two, one line feed at the end', () => {
    expect(RECORD).toBe('{\n  "format": "grounds-record/1",\n  "token": "a.b.c~d~"\n}\n');
  });

  it.each([RECORD, submission(['d', 'e']), submission([])])('is read back as it was written: %s', (text) => {
    expect(statementFileText(parseStatementFile(text))).toBe(text);
  });

  it.each([
    ['other white space', RECORD.replace('  "token"', ' "token"')],
    ['no line feed at the end', RECORD.trimEnd()],
    ['carriage returns', RECORD.replaceAll('\n', '\r\n')],
    ['another member', RECORD.replace('\n}', ',\n  "note": "trust me"\n}')],
    ['a member twice', RECORD.replace('{\n', '{\n  "token": "x",\n')],
    ['members in another order', '{\n  "token": "a",\n  "format": "grounds-record/1"\n}\n'],
    ['a character written as an escape', RECORD.replace('a.b.c', '\\u0061.b.c')],
  ])('is refused with %s', (_what, text) => {
    expect(refusalOf(() => parseStatementFile(text))).toMatchObject({ code: 'FILE_NOT_CANONICAL' });
  });

  it.each([
    ['no JSON', 'hello'],
    ['an empty text', ''],
    ['null', 'null\n'],
    ['another format', RECORD.replace('record/1', 'record/2')],
    ['a token that is no text', RECORD.replace('"a.b.c~d~"', '7')],
    ['disclosures that are no list', submission('d')],
    ['a disclosure that is no text', submission([7])],
    ['two disclosures in one text', submission(['d~e'])],
    ['a disclosure in the token', submission(['e'], 'a.b.c~d')],
  ])('is refused when it is %s', (_what, text) => {
    expect(refusalOf(() => parseStatementFile(text))).toMatchObject({ code: 'FILE_FORMAT' });
  });
});
