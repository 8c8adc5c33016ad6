/** How a country's register writes its numbers, as far as two spellings of one number differ. */
interface NumberRule {
  /** Letters that stand before the number in some papers and not in others. */
  readonly before?: RegExp;
  /** Digits that count; further ones name a branch or the like. */
  readonly digits?: number;
}

const RULES: Readonly<Record<string, NumberRule>> = {
  AT: { before: /^FN/ },
  BE: { before: /^(?:BE|BTW|TVA|KBO|BCE)+/ },
  BG: { before: /^(?:BG|EIK|UIC)+/ },
  CH: { before: /^CHE/ },
  CY: { before: /^(?:HE|CY)/ },
  CZ: { before: /^(?:CZ|ICO)+/ },
  DK: { before: /^(?:DK|CVR)+/ },
  EE: { before: /^EE/ },
  ES: { before: /^(?:ES|CIF|NIF)+(?=[A-Z]\d)/ },
  FI: { before: /^FI/ },
  // A SIRET is the SIREN of a company and the number of one of its places.
  FR: { before: /^(?:FR|RCS|SIREN|SIRET)+/, digits: 9 },
  GB: { before: /^(?:GB|CRN)+/ },
  IT: { before: /^(?:IT|CF)+/ },
  LT: { before: /^LT/ },
  LU: { before: /^(?:RCS)?(?:LU)?(?=B)/ },
  LV: { before: /^LV/ },
  NL: { before: /^(?:NL|KVK)+/ },
  NO: { before: /^(?:NO|ORGNR|ORG)+|MVA$/g },
  PL: { before: /^(?:PL|KRS)+/ },
  PT: { before: /^(?:PT|NIPC|NIF)+/ },
  RU: { before: /^(?:ОГРН|OGRN)/ },
  SE: { before: /^SE/ },
  SK: { before: /^(?:SK|ICO)+/ },
  SG: { before: /^UEN/ },
};

/**
 * A register number as it is compared: without case, spaces and punctuation, the letters that say which register it is, and
 * zeros in front. Empty when no letter or digit is left.
 */
export function registerNumber(country: string, number: string): string {
  const { before, digits } = RULES[country] ?? {};
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const bare = before ? plain.replace(before, '') : plain;
  const whole = bare === '' ? plain : bare;
  const significant = digits !== undefined && /^\d+$/.test(whole) ? whole.slice(0, digits) : whole;
  return significant.replace(/^0+(?=\d)/, '');
}
