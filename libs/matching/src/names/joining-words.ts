/** Words that join others in the languages of Europe, in Latin letters. */
const OF_LANGUAGES = [
  'and of the for a an in on at to by with from',
  'und der die das des dem den fur von vom zu zur im in mit',
  'et de du la le les l d des pour en au aux sur par',
  'y e el los las del para por con',
  'o da do dos das ao',
  'ed di dei della delle degli dell il lo gli i per',
  'van voor het ten ter op te',
  'och av for og i pa ja',
  'i w z na do oraz a v s se pro za k u ot dla po',
  'un ir si din cu ve va',
];

/** Particles of personal names: they say whose son, or from where. */
const PARTICLES = [
  'bin ben bint ibn ould wuld al el ul ad as ash an ar at az abu abou von van der den ter de du di da della zu ap',
];

/** Words of a personal name that name a father: order matters beside them. */
export const FATHER_WORDS: ReadonlySet<string> = new Set(['bin', 'ben', 'bint', 'ibn', 'ould', 'vuld']);

export const JOINING_WORDS: ReadonlySet<string> = new Set(words(OF_LANGUAGES));
export const NAME_PARTICLES: ReadonlySet<string> = new Set(words(PARTICLES));

function words(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' ')).map((word) => word.replaceAll('w', 'v'));
}
