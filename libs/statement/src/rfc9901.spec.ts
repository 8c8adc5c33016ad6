import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBase64Url } from '#kernel';
import { codeOf, refusalOfPromise } from './__fixtures__/refusal-code.js';
import { checkSignature } from './check-signature.js';
import { decodeUtf8 } from './decode-utf8.js';
import { digestText } from './digest-text.js';
import { parseStrictJson } from './parse-strict-json.js';
import { presentStatement, splitPresentation } from './presentation.js';
import type { PublicJwk } from './statement.type.js';

interface Examples {
  readonly issuer_jwk: PublicJwk;
  readonly vectors: readonly {
    readonly name: string;
    readonly token: string;
    readonly expect: 'accept' | 'reject';
  }[];
}

const file = join(process.env.GROUNDS_TEST_DATA ?? '../shared', 'vectors/sdjwt/rfc9901-examples.json');
const found = existsSync(file);

function examples(): Examples {
  return JSON.parse(readFileSync(file, 'utf8')) as Examples;
}

function textOf(segment: string): string {
  return decodeUtf8(decodeBase64Url(segment) ?? new Uint8Array(), []);
}

function signatureOf(signedPart: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(decodeBase64Url(signedPart.split('.')[2] ?? '') ?? []);
}

/** Every digest of the payload and of the disclosures themselves: the examples nest. */
function digestsOf(text: string): string[] {
  return text.match(/"[A-Za-z0-9_-]{43}"/g)?.map((digest) => digest.slice(1, -1)) ?? [];
}

(found ? describe : describe.skip)(
  `RFC 9901 examples${found ? '' : ' (skipped: GROUNDS_TEST_DATA holds no vectors)'}`,
  () => {
    const { issuer_jwk, vectors } = found ? examples() : { issuer_jwk: {}, vectors: [] };
    const accepted = vectors.filter((vector) => vector.expect === 'accept');

    it('holds examples to accept and to reject', () => {
      expect(accepted.length).toBeGreaterThanOrEqual(4);
      expect(vectors.length).toBeGreaterThan(accepted.length);
    });

    it.each(accepted)(
      '$name: the signature verifies and every disclosure answers a digest',
      async ({ token }) => {
        const { signedPart, disclosures } = splitPresentation(token);
        await checkSignature(signedPart, signatureOf(signedPart), issuer_jwk);
        const texts = disclosures.map(textOf);
        const digests = new Set([textOf(signedPart.split('.')[1] ?? ''), ...texts].flatMap(digestsOf));
        expect(disclosures.map(digestText).filter((digest) => !digests.has(digest))).toEqual([]);
        expect(presentStatement(signedPart, disclosures)).toBe(token);
      },
    );

    it.each(accepted)('$name: the strict reader reads what JSON.parse reads', ({ token }) => {
      const { signedPart, disclosures } = splitPresentation(token);
      for (const segment of [...signedPart.split('.').slice(0, 2), ...disclosures]) {
        expect(parseStrictJson(textOf(segment))).toEqual(JSON.parse(textOf(segment)));
      }
    });

    const rejected = (name: string): string => vectors.find((vector) => vector.name === name)?.token ?? '';

    it('refuses the tampered signature', async () => {
      const { signedPart } = splitPresentation(rejected('tampered signature'));
      const attempt = checkSignature(signedPart, signatureOf(signedPart), issuer_jwk);
      expect(await refusalOfPromise(attempt)).toBe('STATEMENT_SIGNATURE');
    });

    it('refuses the missing final tilde', () => {
      expect(codeOf(() => splitPresentation(rejected('missing final tilde')))).toBe(
        'PRESENTATION_UNTERMINATED',
      );
    });

    it('finds no digest for the unreferenced disclosure', () => {
      const { signedPart, disclosures } = splitPresentation(rejected('unreferenced disclosure'));
      const digests = [textOf(signedPart.split('.')[1] ?? ''), ...disclosures.map(textOf)].flatMap(digestsOf);
      expect(disclosures.map(digestText).filter((digest) => !digests.includes(digest)).length).toBe(1);
    });
  },
);
