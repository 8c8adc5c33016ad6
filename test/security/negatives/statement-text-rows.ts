import type { StatementFixture, StatementRow } from './statement-fixture.js';

const encoder = new TextEncoder();

function payloadRow(
  id: string,
  input: string,
  code: StatementRow['code'],
  spell: (text: string) => unknown,
): StatementRow {
  return { id, input, code, attempt: (fixture) => fixture.payloadText(spell) };
}

function disclosureRow(id: string, input: string, code: StatementRow['code'], value: string): StatementRow {
  return {
    id,
    input: `${input} in a disclosure`,
    code,
    attempt: (fixture) => fixture.open(`["${fixture.forge.salt()}","outcome",${value}]`),
  };
}

function headerText(fixture: StatementFixture, spell: (text: string) => unknown): Promise<unknown> {
  const { forge } = fixture;
  const header = spell(JSON.stringify(forge.header()));
  return forge.sign(forge.payload(), header).then((signedPart) => fixture.verify(signedPart));
}

function withBytes(text: string, ...bytes: number[]): Uint8Array {
  return Uint8Array.from([...encoder.encode(text.slice(0, -1)), ...bytes, ...encoder.encode('}')]);
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

export const textRows: readonly StatementRow[] = [
  {
    id: 'A18',
    input: 'alg twice in the header',
    code: 'JSON_DUPLICATE_MEMBER',
    attempt: (fixture) => headerText(fixture, (text) => text.replace('{', '{"alg":"none",')),
  },
  payloadRow('A19', 'iss twice in the payload', 'JSON_DUPLICATE_MEMBER', (text) =>
    text.replace('{', '{"iss":"https://other.example",'),
  ),
  payloadRow('A19', 'iss twice, once with an escape', 'JSON_DUPLICATE_MEMBER', (text) =>
    text.replace('{', '{"\\u0069ss":"https://other.example",'),
  ),
  payloadRow('A19', 'size twice in after', 'JSON_DUPLICATE_MEMBER', (text) =>
    text.replace('"size":', '"size":0,"size":'),
  ),
  disclosureRow('A20', 'member twice', 'JSON_DUPLICATE_MEMBER', '{"kind":"lapsed","kind":"prohibited"}'),
  disclosureRow('A20', 'member twice, deep', 'JSON_DUPLICATE_MEMBER', '{"a":[{"b":{"c":1,"c":2}}]}'),
  payloadRow('A21', 'byte 0xff', 'JSON_UTF8', (text) => withBytes(text, 0xff)),
  payloadRow('A21', 'overlong quotation mark', 'JSON_UTF8', (text) => withBytes(text, 0xc0, 0xa2)),
  payloadRow('A21', 'surrogate in UTF-8', 'JSON_UTF8', (text) => withBytes(text, 0xed, 0xa0, 0x80)),
  payloadRow('A21', 'byte order mark', 'JSON_BYTE_ORDER_MARK', (text) => `\ufeff${text}`),
  {
    id: 'A21',
    input: 'byte order mark in the header',
    code: 'JSON_BYTE_ORDER_MARK',
    attempt: (fixture) => headerText(fixture, (text) => `\ufeff${text}`),
  },
  {
    id: 'A21',
    input: 'byte 0xff in a disclosure',
    code: 'JSON_UTF8',
    attempt: (fixture) => fixture.open(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)),
  },
  payloadRow('A22', 'lone surrogate', 'JSON_SURROGATE', (text) => text.replace('{', '{"demo":"\\ud800",')),
  disclosureRow('A22', 'lone high surrogate', 'JSON_SURROGATE', '"\\ud83d"'),
  disclosureRow('A22', 'lone low surrogate', 'JSON_SURROGATE', '"\\ude00\\ud83d"'),
  disclosureRow('A22', 'lone surrogate in a name', 'JSON_SURROGATE', '{"\\udfff":1}'),
  payloadRow('A23', 'depth 200', 'JSON_TOO_DEEP', (text) => text.replace('{', `{"demo":${nested(200)},`)),
  disclosureRow('A23', 'depth 200', 'JSON_TOO_DEEP', nested(200)),
  disclosureRow('A23', 'depth 17', 'JSON_TOO_DEEP', nested(16)),
  ...['1e400', '9007199254740993', '-9007199254740992', '1.5', '1e2', '-0', '007'].map((number) =>
    payloadRow('A24', `number ${number}`, 'JSON_NUMBER', (text) =>
      text.replace(/"iat":\d+/, `"iat":${number}`),
    ),
  ),
  disclosureRow('A24', 'number 1e400', 'JSON_NUMBER', '{"birthYear":1e400}'),
  disclosureRow('A24', 'number 2^53+1', 'JSON_NUMBER', '9007199254740993'),
  payloadRow('A25', 'payload is an array', 'STATEMENT_NOT_AN_OBJECT', (text) => `[${text}]`),
  payloadRow('A25', 'payload is a string', 'STATEMENT_NOT_AN_OBJECT', JSON.stringify),
  payloadRow('A25', 'payload is null', 'STATEMENT_NOT_AN_OBJECT', () => 'null'),
  payloadRow(
    'A26',
    'signed part above 65,535 characters',
    'STATEMENT_TOO_LARGE',
    (text) => text + ' '.repeat(50_000),
  ),
];
