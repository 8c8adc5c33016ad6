/** Katakana syllables; hiragana is read through them. Two signs first: they are one syllable. */
const TABLE =
  'キャkya キュkyu キョkyo シャsha シュshu ショsho シェshe チャcha チュchu チョcho チェche ニャnya ニュnyu ニョnyo ' +
  'ヒャhya ヒュhyu ヒョhyo ミャmya ミュmyu ミョmyo リャrya リュryu リョryo ギャgya ギュgyu ギョgyo ジャja ジュju ジョjo ジェje ' +
  'ビャbya ビュbyu ビョbyo ピャpya ピュpyu ピョpyo ファfa フィfi フェfe フォfo フュfyu ティti ディdi トゥtu ドゥdu デュdyu テュtyu ' +
  'ウィwi ウェwe ウォwo ヴァva ヴィvi ヴェve ヴォvo ツァtsa ツィtsi ツェtse ツォtso クァkwa クォkwo グァgwa イェye スィsi ' +
  'アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ' +
  'ナna ニni ヌnu ネne ノno ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ' +
  'ワwa ヰi ヱe ヲo ンn ガga ギgi グgu ゲge ゴgo ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo ' +
  'バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヴvu ァa ィi ゥu ェe ォo ャya ュyu ョyo';

const SYLLABLES = new Map(
  TABLE.split(' ').map((entry) => [entry.replace(/[a-z]+$/, ''), entry.replace(/^[^a-z]+/, '')]),
);
const SYLLABLE = /(?:[\u30a1-\u30ff][ァィゥェォャュョ])|[\u30a1-\u30ff]/g;

/** Kana in Latin letters. The sign for a long vowel and the one for a long consonant are left out, as most writers do. */
export function kanaSounds(kana: string): string {
  return kana
    .replace(/[\u3041-\u3096]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60))
    .replace(SYLLABLE, (sign) => SYLLABLES.get(sign) ?? singly(sign));
}

function singly(signs: string): string {
  return [...signs].map((sign) => SYLLABLES.get(sign) ?? '').join('');
}
