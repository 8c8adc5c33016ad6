import type { PartName } from '#statement';

import { guessLanguage } from './guess-language.js';
import { partTexts } from './part-texts.js';

const wordsOf = (part: PartName, value: object): string[][] =>
  partTexts(part, value).map(({ stemmer, words }) => [stemmer, ...words.map(({ word }) => word)]);

describe('partTexts', () => {
  it('takes the language of reasons and grounds as declared', () => {
    expect(wordsOf('reasons:nl', { text: 'De koper.' })).toEqual([['dutch', 'de', 'koper']]);
    const ground = { code: 'SEC-02', text: { en: 'Supply.', pl: 'Dostawy.', cs: 'Dodávky.' } };
    expect(wordsOf('ground:aaaaaaaa', ground)).toEqual([
      ['english', 'supply'],
      ['simple', 'dostawy', 'dodávky'],
    ]);
  });

  it('takes from an outcome its free texts, and neither parties nor codes nor what was not recorded', () => {
    const outcome = {
      kind: 'prohibited',
      authority: 'Authority',
      summary: 'The sale was stopped.',
      technology: 'not_recorded',
      aiRelevance: { code: 'core', why: 'Models' },
      regime: { law: 'Wet Vifo' },
    };
    expect(wordsOf('outcome', outcome)).toEqual([
      ['english', 'the', 'sale', 'was', 'stopped', 'models', 'wet', 'vifo'],
    ]);
  });

  it('lets no phrase run from one text into the next', () => {
    const [text] = partTexts('outcome', {
      summary: 'one two',
      technology: 'three',
      aiRelevance: { why: 'not_recorded' },
      regime: { law: 'not_recorded' },
    });
    const places = text?.words.map(({ place }) => place) ?? [];
    expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThan(1);
  });

  it.each<[PartName, object]>([
    ['party:aaaaaaaa', { names: [{ value: 'Quillmere' }], note: 'A fund.' }],
    ['person:aaaaaaaa', { name: 'Robin Amberfold', note: 'A person.' }],
    ['sharing', { parts: {} }],
    ['head', { kind: 'decision' }],
  ])('takes nothing from %s', (part, value) => {
    expect(partTexts(part, value)).toEqual([]);
  });

  it.each<[PartName, object]>([
    ['event', { summary: 'Annulled words.' }],
    ['withdrawal', { note: 'Annulled words.' }],
    ['relation', { note: 'Annulled words.' }],
    ['correction', { reason: 'Annulled words.' }],
  ])('takes the words of %s', (part, value) => {
    expect(wordsOf(part, value)).toEqual([['english', 'annulled', 'words']]);
  });
});

describe('guessLanguage', () => {
  it.each([
    ['en', 'The investor would have had access to the data of the citizens.'],
    ['nl', 'De investeerder zou toegang hebben gekregen tot de gegevens van het bedrijf.'],
    ['de', 'Der Erwerb wurde nicht untersagt, weil die Daten auf dem Server liegen.'],
    ['fr', 'La décision a été prise sur la base de la sécurité des données.'],
    ['es', 'La decisión se tomó por los riesgos para la seguridad del Estado.'],
    ['fi', 'Päätös on tehty ja se ei ole lainvoimainen, mutta kauppa oli estetty.'],
    ['en', 'Chips.'],
    ['en', ''],
  ])('takes for %s what is written so', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });
});
