import { matchingData } from '../../../../test/support/matching-data.js';
import { analyseName } from '../analyse-name.js';
import { LEGAL_FORMS } from './all-forms.js';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

describe('LEGAL_FORMS', () => {
  it('are some hundreds, of all members and of the countries that invest most', () => {
    expect(LEGAL_FORMS.length).toBeGreaterThan(300);
    const countries = new Set(LEGAL_FORMS.map(({ country }) => country));
    const expected =
      'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB US CH CN HK TW JP KR RU UA TR AE SG IL IN';
    expect(expected.split(' ').filter((country) => !countries.has(country))).toEqual([]);
  });

  const trailing = LEGAL_FORMS.filter(({ leads, written }) => !leads && written.length > 1);

  it.each(trailing.map(({ country, written }) => [written, country]))(
    'leave %s (%s) no part of a name',
    (written) => {
      const { words, forms } = analyseName(`Quillmere ${written}`, 'organisation');
      expect(words.map(({ folded }) => folded)).toEqual(['kvilmere']);
      expect(forms.length).toBeGreaterThan(0);
    },
  );

  const leading = LEGAL_FORMS.filter(({ leads }) => leads);

  it.each(leading.map(({ country, written }) => [written, country]))(
    'leave %s (%s) before a name no part of it',
    (written) => {
      expect(analyseName(`${written} Quillmere`, 'organisation').words.map(({ folded }) => folded)).toEqual([
        'kvilmere',
      ]);
    },
  );
});

const rows = matchingData('gleif-legal-forms-elf-v1.5.csv');
const title = 'beside the list of legal forms of GLEIF (ISO 20275)';

if (rows === undefined) {
  describe.skip(title, () => {
    it('are not compared: set GROUNDS_TEST_DATA to the folder of the test data', () => undefined);
  });
} else {
  describe(title, () => {
    const ofCountry = Map.groupBy(rows, (row) => row['Country Code (ISO 3166-1)'] ?? '');
    const columns = [
      'Entity Legal Form name Local name',
      'Entity Legal Form name Transliterated name (per ISO 01-140-10)',
      'Abbreviations Local language',
      'Abbreviations transliterated',
    ];
    const listed = (country: string): Set<string> =>
      new Set(
        (ofCountry.get(country) ?? []).flatMap((row) =>
          columns.flatMap((column) => (row[column] ?? '').split(/[;,/]|\s-\s/)).map(plain),
        ),
      );

    it('most of ours are listed for their country; the others are what companies write beside them', () => {
      const countries = [...new Set(LEGAL_FORMS.map(({ country }) => country))].filter((country) =>
        ofCountry.has(country),
      );
      const ours = LEGAL_FORMS.filter(({ country }) => countries.includes(country));
      const byCountry = new Map(countries.map((country) => [country, listed(country)]));
      const found = ours.filter(({ country, written }) => byCountry.get(country)?.has(plain(written)));
      expect(found.length / ours.length).toBeGreaterThan(0.5);
      expect(new Set(found.map(({ country }) => country)).size / countries.length).toBeGreaterThan(0.8);
    });
  });
}
