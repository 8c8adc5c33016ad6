/** Chinese, Japanese and Korean forms; they touch the name. Longest first where one holds another. */
export const OWN_SCRIPT_FORMS: readonly string[] = [
  ...['股份有限公司', '有限责任公司', '有限公司', '公司'],
  ...['株式会社', '有限会社', '주식회사', '유한회사'],
];

/**
 * Legal forms as companies write them, by where they are used. Dots and spaces do not matter:
 * `B.V.`, `B V` and `BV` are read as one form.
 */
export const LEGAL_FORMS: Readonly<Record<string, readonly string[]>> = {
  english: [
    ...['Inc', 'Incorporated', 'Corp', 'Corporation', 'Co', 'Company', 'Ltd', 'Limited', 'LLC', 'LLP', 'LP'],
    ...['PLC', 'Pty', 'Pte', 'Pvt', 'Private Limited', 'ULC', 'Limitee', 'Ltee', 'DAC', 'CIC'],
  ],
  dutch: ['B.V.', 'N.V.', 'C.V.', 'V.O.F.', 'BVBA'],
  german: [
    ...['GmbH', 'gGmbH', 'GmbH & Co. KG', 'AG', 'AG & Co. KGaA', 'KG', 'KGaA', 'OHG', 'UG', 'e.V.', 'GesmbH'],
    ...['Aktiengesellschaft', 'Gesellschaft mit beschränkter Haftung', 'UG (haftungsbeschränkt)'],
  ],
  french: ['S.A.', 'S.A.S.', 'SASU', 'SARL', 'S.à r.l.', 'S.C.A.', 'S.N.C.', 'SCS'],
  italian: ['S.p.A.', 'S.r.l.', 'S.a.s.', 'S.n.c.', 'S.r.l.s.'],
  iberian: ['S.L.', 'S.L.U.', 'S.A.U.', 'Lda', 'Ltda', 'S.A. de C.V.', 'S.G.P.S.'],
  nordic: ['A/S', 'ApS', 'AS', 'ASA', 'AB', 'Oy', 'Oyj', 'HB', 'KB', 'ehf', 'hf'],
  centralEuropean: [
    ...[
      's.r.o.',
      'spol. s r.o.',
      'a.s.',
      'v.o.s.',
      'k.s.',
      'Kft',
      'Zrt',
      'Nyrt',
      'Bt',
      'sp. z o.o.',
      'sp. k.',
    ],
    ...['spółka z ograniczoną odpowiedzialnością', 'd.o.o.', 'd.d.', 'S.R.L.', 'EOOD', 'OOD', 'EAD'],
  ],
  baltic: ['UAB', 'SIA', 'OÜ'],
  eastern: ['OOO', 'OAO', 'PAO', 'ZAO', 'AO', 'TOV'],
  asian: ['K.K.', 'Kabushiki Kaisha', 'G.K.', 'Bhd', 'Sdn Bhd', 'Tbk', 'PT', 'A.Ş.', 'FZE', 'FZCO'],
  european: ['SE', 'EEIG', 'SCE'],
  ownScript: OWN_SCRIPT_FORMS,
};

/** Forms that also stand before the name. The others are left there: "SE", "AS" or "Co" may open a true name. */
export const LEADING_FORMS: readonly string[] = [
  ...['AB', 'UAB', 'SIA', 'OOO', 'OAO', 'PAO', 'ZAO', 'AO', 'TOV', 'PT', 'N.V.', 'B.V.', 'Kabushiki Kaisha'],
  ...['株式会社', '有限会社', '주식회사', '유한회사'],
];
