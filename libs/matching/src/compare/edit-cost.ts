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
const rows = [
  new Float64Array(LONGEST + 1),
  new Float64Array(LONGEST + 1),
  new Float64Array(LONGEST + 1),
] as const;

/** What it costs to write one folded word for the other; `limit` or more when it costs too much. */
export function editCost(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (
    Math.abs(left.length - right.length) * H_MORE >= limit ||
    left.length > LONGEST ||
    right.length > LONGEST
  )
    return limit;
  let [before, above, row]: Float64Array[] = [...rows];
  if (!before || !above || !row) return limit;
  above[0] = 0;
  for (let place = 1; place <= right.length; place++)
    above[place] = (above[place - 1] ?? 0) + moreCost(right, place - 1);
  for (let i = 1; i <= left.length; i++) {
    const least = fillRow(left, right, i, before, above, row);
    if (least >= limit) return limit;
    [before, above, row] = [above, row, before];
  }
  return Math.min(limit, above[right.length] ?? limit);
}

function fillRow(
  left: string,
  right: string,
  i: number,
  before: Float64Array,
  above: Float64Array,
  row: Float64Array,
): number {
  const dropped = moreCost(left, i - 1);
  let least = (row[0] = (above[0] ?? 0) + dropped);
  for (let j = 1; j <= right.length; j++) {
    let cost = Math.min(
      (above[j] ?? 0) + dropped,
      (row[j - 1] ?? 0) + moreCost(right, j - 1),
      (above[j - 1] ?? 0) + otherCost(left, right, i - 1, j - 1),
    );
    if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + SWAPPED);
    }
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function moreCost(word: string, place: number): number {
  const letter = word.charAt(place);
  const cost = letter === 'h' ? H_MORE : VOWELS.includes(letter) ? VOWEL_MORE : isDigit(letter) ? DIGIT : 1;
  return place === 0 ? cost + FIRST_LETTER : cost;
}

function otherCost(left: string, right: string, i: number, j: number): number {
  const [one, other] = [left.charAt(i), right.charAt(j)];
  if (one === other) return 0;
  const first = i === 0 || j === 0 ? FIRST_LETTER : 0;
  if (VOWELS.includes(one) && VOWELS.includes(other)) return VOWEL_FOR_VOWEL + first;
  if (NEAR.has(one + other)) return NEAR_LETTER + first;
  return (isDigit(one) || isDigit(other) ? DIGIT : 1) + first;
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
