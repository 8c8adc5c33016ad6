import type { AnalysedName, NameWord } from '../analysed-name.js';
import type { Alignment, Pair } from './align-words.js';
import type { Contradictions } from './contradictions-of.js';

/** How one word of a name compares, or what differs between two names; `whole_sound` is of whole names. */
export type ReasonKind =
  | Pair['how']
  | 'only_asked'
  | 'only_recorded'
  | 'number_differs'
  | 'place_differs'
  | 'order_differs'
  | 'legal_form_differs'
  | 'legal_form_ignored'
  | 'whole_sound';

export interface NameReason {
  /** The word, or words, as asked for; as recorded where only the record has it. */
  readonly token: string;
  readonly how: ReasonKind;
  /** What stands for it in the record, where that is written otherwise. */
  readonly other: string | undefined;
}

/** One reason for each word of either name: those asked for first, then the others, then what differs. */
export function reasonsOf(
  asked: AnalysedName,
  recorded: AnalysedName,
  alignment: Alignment,
  contradictions: Contradictions,
): NameReason[] {
  const pairs = [...alignment.pairs].sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0));
  const [number, place] = [contradictions.number, contradictions.place].map((found, at) =>
    found ? differing(alignment, at === 0 ? 'number' : 'place') : undefined,
  );
  const told = (word: NameWord): boolean =>
    (number && word.kind === 'number') === true || (place && word.kind === 'place') === true;
  return [
    ...pairs.map((pair) => pairReason(pair, asked.words, recorded.words)),
    ...only(alignment.leftOpen, asked.words, told, 'only_asked'),
    ...only(alignment.rightOpen, recorded.words, told, 'only_recorded'),
    ...(number ? [{ ...number, how: 'number_differs' as const }] : []),
    ...(place ? [{ ...place, how: 'place_differs' as const }] : []),
    ...(contradictions.order
      ? [{ token: written(asked.words), how: 'order_differs' as const, other: written(recorded.words) }]
      : []),
    ...formReasons(asked, recorded, contradictions.legalForm),
  ];
}

function pairReason(
  { left, right, how }: Pair,
  asked: readonly NameWord[],
  recorded: readonly NameWord[],
): NameReason {
  const token = written(left.flatMap((place) => asked[place] ?? []));
  const other = written(right.flatMap((place) => recorded[place] ?? []));
  return { token, how, other: other === token ? undefined : other };
}

function only(
  open: ReadonlySet<number>,
  words: readonly NameWord[],
  told: (word: NameWord) => boolean,
  how: ReasonKind,
): NameReason[] {
  return [...open]
    .flatMap((place) => words[place] ?? [])
    .filter((word) => !told(word))
    .map((word) => ({ token: word.written, how, other: undefined }));
}

function differing(
  { left, right, leftOpen, rightOpen }: Alignment,
  kind: NameWord['kind'],
): Omit<NameReason, 'how'> {
  const of = (words: readonly NameWord[], open: ReadonlySet<number>): string =>
    written([...open].flatMap((place) => words[place] ?? []).filter((word) => word.kind === kind));
  return { token: of(left, leftOpen), other: of(right, rightOpen) };
}

function formReasons(
  { forms: asked }: AnalysedName,
  { forms: recorded }: AnalysedName,
  differ: boolean,
): NameReason[] {
  if (differ) {
    const [token, other] = [asked, recorded].map((forms) => forms.map((form) => form.written).join(' '));
    return [{ token: token ?? '', how: 'legal_form_differs', other }];
  }
  const all = new Set([...asked, ...recorded].map((form) => form.written));
  return [...all].map((token) => ({ token, how: 'legal_form_ignored', other: undefined }));
}

function written(words: readonly NameWord[]): string {
  return words.map((word) => word.written).join(' ');
}
