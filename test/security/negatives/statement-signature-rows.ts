import { encodeBase64Url } from '#kernel';
import { bytesOf, derOf, numbersOf, P256_ORDER, signatureOf, twinOf } from './ecdsa-forms.js';
import { KNOWN_SIGNING_INPUT, type StatementFixture, type StatementRow } from './statement-fixture.js';

type Respell = (signature: string) => string;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes to a lax decoder: one of the bits that the last character carries in vain is set. */
function withTrailingBit(segment: string): string {
  const value = ALPHABET.indexOf(segment.slice(-1));
  return segment.slice(0, -1) + ALPHABET.charAt(value + 1);
}

function signatureRow(id: string, input: string, code: StatementRow['code'], respell: Respell): StatementRow {
  return { id, input, code, attempt: (fixture) => fixture.signature(respell) };
}

const resized =
  (change: (bytes: Uint8Array) => number[]): Respell =>
  (signature) =>
    encodeBase64Url(Uint8Array.from(change(bytesOf(signature))));

const withNumbers =
  (change: (r: bigint, s: bigint) => [bigint, bigint]): Respell =>
  (signature) =>
    signatureOf(...change(...numbersOf(signature)));

const TOO_BIG = 2n ** 256n - 1n;

export const signatureRows: readonly StatementRow[] = [
  signatureRow('A13', 'empty signature', 'STATEMENT_SIGNATURE_LENGTH', () => ''),
  signatureRow(
    'A14',
    'signature of 63 bytes',
    'STATEMENT_SIGNATURE_LENGTH',
    resized((bytes) => [...bytes.slice(0, 63)]),
  ),
  signatureRow(
    'A14',
    'signature of 65 bytes',
    'STATEMENT_SIGNATURE_LENGTH',
    resized((bytes) => [...bytes, 0]),
  ),
  signatureRow('A14', 'signature in DER', 'STATEMENT_SIGNATURE_LENGTH', derOf),
  ...(
    [
      ['r = 0', (_r, s) => [0n, s]],
      ['s = 0', (r) => [r, 0n]],
      ['r = s = 0', () => [0n, 0n]],
      ['r = n', (_r, s) => [P256_ORDER, s]],
      ['s = n', (r) => [r, P256_ORDER]],
      ['r and s above n', () => [TOO_BIG, TOO_BIG]],
    ] satisfies [string, (r: bigint, s: bigint) => [bigint, bigint]][]
  ).map(([input, change]) => signatureRow('A15', input, 'STATEMENT_SIGNATURE', withNumbers(change))),
  signatureRow('A16', 'padding after the signature', 'STATEMENT_ENCODING', (text) => `${text}==`),
  signatureRow('A16', 'line feed in the signature', 'STATEMENT_ENCODING', (text) =>
    text.replace(/^../, '$&\n'),
  ),
  signatureRow('A16', 'space before the signature', 'STATEMENT_ENCODING', (text) => ` ${text}`),
  signatureRow('A16', 'the +/ alphabet', 'STATEMENT_ENCODING', (text) => `+/${text.slice(2)}`),
  {
    id: 'A16',
    input: 'space before the header',
    code: 'STATEMENT_ENCODING',
    attempt: (fixture) => fixture.verify(` ${fixture.signedPart}`),
  },
  {
    id: 'A16',
    input: 'line feed at the end',
    code: 'STATEMENT_ENCODING',
    attempt: (fixture) => fixture.verify(`${fixture.signedPart}\n`),
  },
  {
    id: 'A16',
    input: 'padding after the payload',
    code: 'STATEMENT_ENCODING',
    attempt: (fixture: StatementFixture): Promise<unknown> => {
      const [header = '', payload = '', signature = ''] = fixture.signedPart.split('.');
      return fixture.verify(`${header}.${payload}=.${signature}`);
    },
  },
  signatureRow('A17', 'trailing bit in the signature', 'STATEMENT_ENCODING', withTrailingBit),
  {
    id: 'A17',
    input: 'trailing bit in a payload of uneven length',
    code: 'STATEMENT_ENCODING',
    attempt: async (fixture: StatementFixture): Promise<unknown> => {
      const { forge } = fixture;
      const text = JSON.stringify(forge.payload());
      const uneven = text + ' '.repeat((4 - (text.length % 3)) % 3);
      const [header = '', payload = '', signature = ''] = (await forge.sign(uneven)).split('.');
      return fixture.verify(`${header}.${withTrailingBit(payload)}.${signature}`);
    },
  },
  {
    id: 'A28',
    input: 'twin signature (r, n - s) of a known signing input',
    code: KNOWN_SIGNING_INPUT,
    attempt: (fixture: StatementFixture): Promise<unknown> => {
      const [header = '', payload = '', signature = ''] = fixture.signedPart.split('.');
      return fixture.submitAll([fixture.signedPart, `${header}.${payload}.${twinOf(signature)}`]);
    },
  },
  {
    id: 'A28',
    input: 'second signature over a known signing input',
    code: KNOWN_SIGNING_INPUT,
    attempt: async (fixture: StatementFixture): Promise<unknown> => {
      const { forge } = fixture;
      const payload = forge.payload();
      return fixture.submitAll([await forge.sign(payload), await forge.sign(payload)]);
    },
  },
];
