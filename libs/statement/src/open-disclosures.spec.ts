import { Forge, segment } from './__fixtures__/forge.js';
import { refusalOf } from './__fixtures__/refusal-code.js';
import { digestText } from './digest-text.js';
import { openDisclosures } from './open-disclosures.js';
import { parseStatement } from './parse-statement.js';

describe('openDisclosures', () => {
  let forge: Forge;
  const cover = async (encoded: readonly string[]) => parseStatement(await forge.cover(encoded));
  const judge = async (...contents: unknown[]): Promise<string> => {
    const encoded = contents.map(segment);
    const statement = await cover(encoded);
    return refusalOf(() => openDisclosures(statement, encoded));
  };

  beforeAll(async () => {
    forge = await Forge.create();
  });

  it('gives digest, text and value of each part by its name', async () => {
    const encoded = [
      segment([forge.salt(), 'head', { kind: 'decision' }]),
      segment([forge.salt(), 'reasons:en', {}]),
    ];
    const parts = openDisclosures(await cover(encoded), encoded);
    expect([...parts.keys()]).toEqual(['head', 'reasons:en']);
    expect(parts.get('head')).toEqual({
      digest: digestText(encoded[0] ?? ''),
      encoded: encoded[0],
      value: { kind: 'decision' },
    });
  });

  it('opens none where none is given', async () => {
    expect(openDisclosures(await cover([]), []).size).toBe(0);
  });

  it('opens the same disclosure however its JSON is spaced, since the text is what was digested', async () => {
    expect(await judge(`[ "${forge.salt()}" ,\n "head", {"kind" : "decision"} ]`)).toBe('accepted');
  });

  it.each([
    ['not canonical base64url', 'WyJhIl1=', 'DISCLOSURE_ENCODING at disclosures/0'],
    ['text outside the alphabet', 'é', 'DISCLOSURE_ENCODING at disclosures/0'],
    ['no JSON', segment('nothing'), 'JSON_MALFORMED at disclosures/0'],
    ['no UTF-8', segment(Uint8Array.of(0xff)), 'JSON_UTF8 at disclosures/0'],
    ['with a byte order mark', segment('\ufeff[]'), 'JSON_BYTE_ORDER_MARK at disclosures/0'],
    ['an empty list', segment([]), 'DISCLOSURE_SHAPE at disclosures/0'],
    ['a text', segment('"abc"'), 'DISCLOSURE_SHAPE at disclosures/0'],
  ])('refuses a disclosure that is %s, though it was signed for', async (_what, encoded, refusal) => {
    const statement = await cover([encoded]);
    expect(refusalOf(() => openDisclosures(statement, [encoded]))).toBe(refusal);
  });

  it.each([
    'heads',
    'Head',
    'ground',
    'ground:',
    'ground:abc',
    'ground:abcdefg1',
    'ground:abcdefgh2',
    'ground:ABCDEFGH',
    'reasons',
    'reasons:',
    'reasons:EN',
    'reasons:eng',
    'reasons:en-GB',
    'party:abcdefgh ',
    ' head',
    'head\n',
    'other:abcdefgh',
    '',
    'hasOwnProperty',
  ])('refuses the name %j', async (name) => {
    expect(await judge([forge.salt(), name, {}])).toBe('DISCLOSURE_NAME at disclosures/0');
  });

  it.each([7, null, ['head'], { head: 1 }])('refuses the name %j, which is no text', async (name) => {
    expect(await judge([forge.salt(), name, {}])).toBe('DISCLOSURE_NAME at disclosures/0');
  });

  it('refuses a salt below 16 bytes and takes 16', async () => {
    expect(await judge([forge.salt(16), 'head', {}])).toBe('accepted');
    expect(await judge([forge.salt(15), 'head', {}])).toBe('DISCLOSURE_SALT at disclosures/0');
    expect(await judge([`${'A'.repeat(21)}B`, 'head', {}])).toBe('DISCLOSURE_SALT at disclosures/0');
  });

  it('refuses digests inside the value at any depth', async () => {
    const digest = digestText('anything');
    const values = [
      { _sd: [digest] },
      { a: { b: [{ '...': digest }] } },
      [[{ _sd_alg: 'sha-256' }]],
      { '...': 1 },
    ];
    for (const value of values) {
      expect(await judge([forge.salt(), 'outcome', value])).toBe('DISCLOSURE_NESTED at disclosures/0');
    }
    expect(await judge([forge.salt(), 'outcome', { text: '_sd', list: ['...'] }])).toBe('accepted');
  });

  it('says which disclosure is at fault', async () => {
    const good = segment([forge.salt(), 'head', {}]);
    const statement = await cover([good]);
    const stray = segment([forge.salt(), 'outcome', {}]);
    expect(refusalOf(() => openDisclosures(statement, [good, stray]))).toBe(
      'DISCLOSURE_UNREFERENCED at disclosures/1',
    );
    expect(refusalOf(() => openDisclosures(statement, [good, good]))).toBe(
      'DISCLOSURE_REPEATED at disclosures/1',
    );
    expect(refusalOf(() => openDisclosures(statement, [good, '']))).toBe('DISCLOSURE_EMPTY at disclosures/1');
  });

  it('takes 64 KiB of a disclosure and refuses more', async () => {
    const ofBytes = (bytes: number) => {
      const around = JSON.stringify([forge.salt(), 'reasons:en', '']).length;
      return [forge.salt(), 'reasons:en', 'a'.repeat(bytes - around)];
    };
    expect(await judge(ofBytes(65_536))).toBe('accepted');
    expect(await judge(ofBytes(65_537))).toBe('DISCLOSURE_TOO_LARGE at disclosures/0');
  });

  it('refuses more than 256 before it looks at any', async () => {
    const statement = await cover([]);
    expect(refusalOf(() => openDisclosures(statement, Array<string>(257).fill('x')))).toBe(
      'DISCLOSURE_TOO_MANY',
    );
    expect(refusalOf(() => openDisclosures(statement, Array<string>(256).fill('x')))).toBe(
      'DISCLOSURE_UNREFERENCED at disclosures/0',
    );
  });

  it('has the digest of the example in RFC 9901 §4.2.3', () => {
    const disclosure = 'WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(digestText(disclosure)).toBe('uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY');
  });
});
