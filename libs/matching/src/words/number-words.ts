/** Numbers as words, in Latin letters: the number, and its words in several languages. */
const WORDS: Readonly<Record<string, string>> = {
  '1': 'one first ein eins erste erster erstes premier premiere primero primera primo prima eerste pervyy pervaya pervoe 1st 1er un uno',
  '2': 'two second zwei zweite deux deuxieme segundo segunda secondo seconda tweede vtoroy vtoraya 2nd dos due twee',
  '3': 'three third drei dritte trois troisieme tercero tercera terzo terza derde tretiy 3rd tres tre drie',
  '4': 'four fourth vier vierte quatre quatrieme cuarto quarto vierde chetvertyy 4th cuatro quattro',
  '5': 'five fifth funf funfte cinq cinquieme quinto quinta vijfde pyatyy 5th cinco cinque vijf',
  '6': 'six sixth sechs sechste sixieme sexto zesde 6th seis sei zes',
  '7': 'seven seventh sieben sept septieme septimo zevende 7th siete sette zeven',
  '8': 'eight eighth acht achte huit huitieme octavo achtste 8th ocho otto',
  '9': 'nine ninth neun neunte neuf neuvieme noveno negende 9th nueve nove negen',
  '10': 'ten tenth zehn zehnte dix dixieme decimo tiende 10th diez dieci tien',
  '11': 'eleven eleventh elf onze undici once 11th',
  '12': 'twelve twelfth zwolf douze dodici doce twaalf 12th',
  '13': 'thirteen',
  '14': 'fourteen',
  '15': 'fifteen',
  '16': 'sixteen',
  '17': 'seventeen',
  '18': 'eighteen',
  '19': 'nineteen',
  '20': 'twenty twentieth zwanzig vingt veinte venti twintig',
  '30': 'thirty',
  '40': 'forty fourty',
  '50': 'fifty',
  '60': 'sixty',
  '70': 'seventy',
  '80': 'eighty',
  '90': 'ninety',
  '100': 'hundred hundert cent cien cento honderd',
  '1000': 'thousand tausend mille mil',
};
/** Words that are numbers in one language and other words in another. */
const AMBIGUOUS = new Set([
  'un',
  'elf',
  'sei',
  'cent',
  'once',
  'mil',
  'due',
  'tre',
  'primo',
  'prima',
  'otto',
  'dos',
  'nove',
  'dix',
]);
const ROMAN = ['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi'];
const ROMAN_VALUES = [2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16];

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(WORDS).flatMap(([value, words]) =>
    words
      .split(' ')
      .filter((word) => !AMBIGUOUS.has(word))
      .map((word): [string, string] => [word, value]),
  ),
  ...ROMAN.map((numeral, place): [string, string] => [numeral, String(ROMAN_VALUES[place])]),
]);
const DIGITS = /^0*(\d+)(?:st|nd|rd|th|er|e|eme)?$/;

/** The number that a word in Latin letters says, in digits; undefined when it says none. */
export function readNumber(word: string): string | undefined {
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57) return NUMBERS.get(word);
  return DIGITS.exec(word)?.[1] ?? NUMBERS.get(word);
}
