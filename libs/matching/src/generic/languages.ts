import { ADRIATIC } from './adriatic.js';
import { ARABIC } from './arabic.js';
import { BALTIC } from './baltic.js';
import { BULGARIAN } from './bulgarian.js';
import { CHINESE } from './chinese.js';
import { CZECH } from './czech.js';
import { DANISH } from './danish.js';
import { DUTCH } from './dutch.js';
import { ENGLISH } from './english.js';
import { FINNISH } from './finnish.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { GREEK } from './greek.js';
import { HEBREW } from './hebrew.js';
import { HINDI } from './hindi.js';
import { HUNGARIAN } from './hungarian.js';
import { IRISH } from './irish.js';
import { ITALIAN } from './italian.js';
import { JAPANESE } from './japanese.js';
import { KOREAN } from './korean.js';
import { MALTESE } from './maltese.js';
import { NORWEGIAN } from './norwegian.js';
import { POLISH } from './polish.js';
import { PORTUGUESE } from './portuguese.js';
import { ROMANIAN } from './romanian.js';
import { RUSSIAN } from './russian.js';
import { SLOVAK } from './slovak.js';
import { SPANISH } from './spanish.js';
import { SWEDISH } from './swedish.js';
import { TURKISH } from './turkish.js';
import { UKRAINIAN } from './ukrainian.js';
import type { WordTable } from './word-table.js';

/** English first: where languages disagree about a word, the earlier one decides. */
export const LANGUAGES: readonly WordTable[] = [
  ...[
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    DUTCH,
    PORTUGUESE,
    POLISH,
    CZECH,
    SLOVAK,
    HUNGARIAN,
    ROMANIAN,
  ],
  ...[ADRIATIC, DANISH, SWEDISH, NORWEGIAN, FINNISH, BALTIC, IRISH, MALTESE, TURKISH],
  ...[RUSSIAN, UKRAINIAN, BULGARIAN, GREEK, HINDI, ARABIC, HEBREW, CHINESE, JAPANESE, KOREAN],
];
