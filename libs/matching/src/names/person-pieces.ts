import type { Piece } from '../words/split-pieces.js';
import { type ReadWord, readNamePart } from './read-pieces.js';

const TWO_SIGN_SURNAMES = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '司徒',
  '东方',
  '皇甫',
  '慕容',
  '남궁',
  '황보',
  '선우',
  '독고',
]);
/** Korean family names as their bearers write them. */
const KOREAN_SURNAMES: Readonly<Record<string, string>> = {
  김: 'kim',
  이: 'lee',
  리: 'ri',
  박: 'pak',
  최: 'choe',
  정: 'jung',
  강: 'kang',
  조: 'cho',
  장: 'chang',
  임: 'lim',
  노: 'noh',
  백: 'paek',
};

/** Reads the pieces of a person's name: East Asian names put the family name first, without a space. */
export function personPieces(pieces: readonly Piece[]): ReadWord[] {
  return pieces.flatMap((piece) => {
    const { written, script } = piece;
    if (
      pieces.length > 1 ||
      (script !== 'han' && script !== 'hangul') ||
      written.length < 2 ||
      written.length > 4
    )
      return [readNamePart(written, script)];
    const length = TWO_SIGN_SURNAMES.has(written.slice(0, 2)) && written.length > 2 ? 2 : 1;
    const [family, given] = [written.slice(0, length), written.slice(length)];
    const surname = KOREAN_SURNAMES[family];
    return [
      surname === undefined
        ? readNamePart(family, script)
        : { ...readNamePart(surname, 'letters'), written: family },
      readNamePart(given, script),
    ];
  });
}
