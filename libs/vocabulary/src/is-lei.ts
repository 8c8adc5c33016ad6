const FORM = /^[0-9A-Z]{18}[0-9]{2}$/;

/** A Legal Entity Identifier: form and check digits (ISO 17442; ISO/IEC 7064 MOD 97-10). */
export function isLei(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text) && remainderBy97(text) === 1;
}

function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
