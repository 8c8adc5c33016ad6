const VOWELS = 'aeiouy';
/** Consonants that languages write for one another. */
const NEAR = new Set(
  [
    'bp',
    'bv',
    'ck',
    'cs',
    'dt',
    'fv',
    'gk',
    'gh',
    'gj',
    'hk',
    'ij',
    'lr',
    'mn',
    'sz',
    'jz',
    'js',
    'kq',
  ].flatMap((pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`]),
);

const VOWEL_FOR_VOWEL = 0.5;
const NEAR_LETTER = 0.5;
const VOWEL_MORE = 0.7;
const H_MORE = 0.4;
const SWAPPED = 0.8;
const FIRST_LETTER = 0.3;
const DIGIT = 2;

const LONGEST = 64;
/** Letters and digits in ASCII: folded words have no others. */
const SIGNS = 128;
const rows = [
  new Float64Array(LONGEST + 1),
  new Float64Array(LONGEST + 1),
  new Float64Array(LONGEST + 1),
] as const;
const codes = [new Uint8Array(LONGEST), new Uint8Array(LONGEST)] as const;

/** What a sign costs that only one word has, and one in the place of another: worked out once, looked up for each pair of letters. */
const MORE = Float64Array.from({ length: SIGNS }, (_, code) => moreCost(String.fromCharCode(code)));
const OTHER = Float64Array.from({ length: SIGNS * SIGNS }, (_, pair) =>
  otherCost(String.fromCharCode(pair >> 7), String.fromCharCode(pair & 127)),
);

/** What it costs to write one folded word for the other; `limit` or more when it costs too much. */
export function editCost(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (
    Math.abs(left.length - right.length) * H_MORE >= limit ||
    left.length > LONGEST ||
    right.length > LONGEST
  )
    return limit;
  const [ours, theirs] = [codesOf(left, codes[0]), codesOf(right, codes[1])];
  let [before, above, row]: Float64Array[] = [...rows];
  if (!before || !above || !row) return limit;
  above[0] = 0;
  for (let place = 1; place <= theirs.length; place++)
    above[place] = (above[place - 1] ?? 0) + moreAt(theirs, place - 1);
  for (let i = 1; i <= ours.length; i++) {
    const least = fillRow(ours, theirs, i, before, above, row);
    if (least >= limit) return limit;
    [before, above, row] = [above, row, before];
  }
  return Math.min(limit, above[theirs.length] ?? limit);
}

function codesOf(word: string, room: Uint8Array): Uint8Array {
  for (let place = 0; place < word.length; place++) room[place] = word.charCodeAt(place);
  return room.subarray(0, word.length);
}

function fillRow(
  left: Uint8Array,
  right: Uint8Array,
  i: number,
  before: Float64Array,
  above: Float64Array,
  row: Float64Array,
): number {
  const sign = left[i - 1] ?? 0;
  const dropped = moreAt(left, i - 1);
  let least = (row[0] = (above[0] ?? 0) + dropped);
  for (let j = 1; j <= right.length; j++) {
    const other = right[j - 1] ?? 0;
    const changed = sign === other ? 0 : (OTHER[(sign << 7) | other] ?? 1) + firstOf(i === 1 || j === 1);
    let cost = Math.min(
      (above[j] ?? 0) + dropped,
      (row[j - 1] ?? 0) + moreAt(right, j - 1),
      (above[j - 1] ?? 0) + changed,
    );
    if (i > 1 && j > 1 && sign === right[j - 2] && left[i - 2] === other) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + SWAPPED);
    }
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** The first letter of a word is seldom wrong. */
const firstOf = (isFirst: boolean): number => (isFirst ? FIRST_LETTER : 0);
const moreAt = (word: Uint8Array, place: number): number =>
  (MORE[word[place] ?? 0] ?? 1) + firstOf(place === 0);

function moreCost(letter: string): number {
  if (letter === 'h') return H_MORE;
  if (VOWELS.includes(letter)) return VOWEL_MORE;
  return isDigit(letter) ? DIGIT : 1;
}

function otherCost(one: string, other: string): number {
  if (one === other) return 0;
  if (VOWELS.includes(one) && VOWELS.includes(other)) return VOWEL_FOR_VOWEL;
  if (NEAR.has(one + other)) return NEAR_LETTER;
  return isDigit(one) || isDigit(other) ? DIGIT : 1;
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
