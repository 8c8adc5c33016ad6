import fc from 'fast-check';
import { Forge, NOW } from './__fixtures__/forge.js';
import { codeOf, refusalOf, refusalOfPromise } from './__fixtures__/refusal-code.js';
import type { IssuedStatement } from './issue-statement.js';
import { presentStatement, splitPresentation } from './presentation.js';
import { verifyPresentation } from './verify-presentation.js';

describe('splitPresentation', () => {
  it('takes apart what presentStatement put together', () => {
    expect(presentStatement('a.b.c', ['x', 'y'])).toBe('a.b.c~x~y~');
    expect(splitPresentation('a.b.c~x~y~')).toEqual({ signedPart: 'a.b.c', disclosures: ['x', 'y'] });
    expect(splitPresentation('a.b.c~')).toEqual({ signedPart: 'a.b.c', disclosures: [] });
  });

  it.each([
    ['', 'PRESENTATION_UNTERMINATED'],
    ['a.b.c', 'PRESENTATION_UNTERMINATED'],
    ['a.b.c~x', 'PRESENTATION_UNTERMINATED'],
    ['a.b.c~\n', 'PRESENTATION_UNTERMINATED'],
    ['{"payload":"x"}', 'PRESENTATION_FORM'],
    [' {"payload":"x"}~', 'PRESENTATION_FORM'],
    ['a.b.c~~', 'DISCLOSURE_EMPTY at disclosures/0'],
    ['a.b.c~x~~y~', 'DISCLOSURE_EMPTY at disclosures/1'],
  ])('refuses %j with %s', (text, refusal) => {
    expect(refusalOf(() => splitPresentation(text))).toBe(refusal);
  });

  it('takes 256 disclosures and refuses one more', () => {
    expect(codeOf(() => splitPresentation(`a.b.c~${'x~'.repeat(257)}`))).toBe('DISCLOSURE_TOO_MANY');
    expect(codeOf(() => splitPresentation(`a.b.c~${'x~'.repeat(256)}`))).toBe('accepted');
  });
});

describe('splitPresentation on far too long a text', () => {
  it('refuses it unread', () => {
    expect(codeOf(() => splitPresentation('~'.repeat(23_000_000)))).toBe('PRESENTATION_TOO_LARGE');
  });
});

describe('verifyPresentation', () => {
  let forge: Forge;
  let issued: IssuedStatement;
  let disclosures: string[];

  beforeAll(async () => {
    forge = await Forge.create();
    issued = await forge.issue();
    disclosures = [...issued.disclosures.values()];
  });

  const verify = (text: string): Promise<string> => refusalOfPromise(verifyPresentation(text, forge.trust()));

  it('gives statement, parts as sent and parts as values', async () => {
    const presented = await verifyPresentation(
      presentStatement(issued.signedPart, disclosures),
      forge.trust(),
    );
    expect(presented.statement.claims.jti).toBe(issued.jti);
    expect([...presented.parts.keys()]).toEqual([...issued.disclosures.keys()]);
    expect(presented.parts.get('outcome')?.encoded).toBe(issued.disclosures.get('outcome'));
    expect(presented.values.get('outcome')).toMatchObject({ kind: 'prohibited', decidedOn: '2026-03' });
  });

  it('accepts every partial set that holds the head, in any order', async () => {
    const [head = '', ...others] = disclosures;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(others), fc.nat(20), async (some, place) => {
        const shown = [...some.slice(0, place), head, ...some.slice(place)];
        const { parts } = await verifyPresentation(presentStatement(issued.signedPart, shown), forge.trust());
        expect(parts.size).toBe(shown.length);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses a set without the head', async () => {
    expect(await verify(presentStatement(issued.signedPart, disclosures.slice(1)))).toBe(
      'PRESENTATION_HEAD_MISSING',
    );
    expect(await verify(presentStatement(issued.signedPart, []))).toBe('PRESENTATION_HEAD_MISSING');
  });

  it('refuses a presentation in which any character was changed', async () => {
    const text = presentStatement(issued.signedPart, disclosures);
    const change = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, mask]) => {
        const changed = String.fromCharCode(text.charCodeAt(at) ^ mask);
        expect(await verify(text.slice(0, at) + changed + text.slice(at + 1))).not.toBe('accepted');
      }),
      { numRuns: 400 },
    );
  });

  it('refuses a presentation from which any character was cut, or to which one was added', async () => {
    const text = presentStatement(issued.signedPart, disclosures);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', 'A', '~', '.', '=', '\n'),
        async (at, put) => {
          const rest = text.slice(put === '' ? at + 1 : at);
          expect(await verify(text.slice(0, at) + put + rest)).not.toBe('accepted');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses a part whose value breaks its rules, though the state signed it', async () => {
    const parts = new Map([
      ['head', { kind: 'decision' }],
      ['outcome', { kind: 'blacklisted' }],
    ] as const);
    const wrong = await forge.issueParts(parts);
    const text = presentStatement(wrong.signedPart, wrong.disclosures.values());
    expect(await verify(text)).toMatch(/^PART_INVALID at outcome\//);
  });

  it('takes the present from the system where none is given', async () => {
    const text = presentStatement(issued.signedPart, disclosures);
    const { keyFor } = forge.trust();
    const now = NOW.getTime() <= Date.now() ? 'accepted' : 'STATEMENT_FROM_THE_FUTURE at payload/iat';
    expect(await refusalOfPromise(verifyPresentation(text, { keyFor }))).toBe(now);
  });
});
