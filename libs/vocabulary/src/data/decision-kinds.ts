import type { Term } from '../term.js';

/** The six outcomes a state uploads to the EU database, Reg. (EU) 2026/1386 Art. 18(7)(d)(i)-(vi). */
export const euOutcomes = [
  {
    code: 'not_eligible',
    label: { en: 'Not eligible', nl: 'Komt niet in aanmerking' },
    source: 'Art. 18(7)(d)(i)',
  },
  { code: 'authorised', label: { en: 'Authorisation', nl: 'Toestemming' }, source: 'Art. 18(7)(d)(ii)' },
  {
    code: 'authorised_with_measures',
    label: {
      en: 'Authorisation with mitigating measures',
      nl: 'Toestemming met risicobeperkende maatregelen',
    },
    source: 'Art. 18(7)(d)(iii)',
  },
  { code: 'prohibited', label: { en: 'Prohibition', nl: 'Verbod' }, source: 'Art. 18(7)(d)(iv)' },
  {
    code: 'withdrawn',
    label: { en: 'Withdrawal of the filing', nl: 'Intrekking van de melding' },
    source: 'Art. 18(7)(d)(v)',
  },
  { code: 'other', label: { en: 'Other', nl: 'Anders' }, source: 'Art. 18(7)(d)(vi)' },
] as const satisfies readonly Term[];

export type EuOutcome = (typeof euOutcomes)[number]['code'];

interface DecisionKindTerm extends Term {
  readonly euOutcome: EuOutcome;
  /** Only kinds with `true` may ever be called a refusal. */
  readonly isRefusal: boolean;
}

/** What an authority decided, or what became of the case without a decision. */
export const decisionKinds = [
  {
    code: 'prohibited',
    label: { en: 'Prohibited', nl: 'Verboden' },
    definition: 'Barred before closing.',
    euOutcome: 'prohibited',
    isRefusal: true,
  },
  {
    code: 'unwound',
    label: { en: 'Ordered to be undone', nl: 'Ongedaan te maken' },
    definition: 'A closed deal, or a running business, must be undone.',
    euOutcome: 'prohibited',
    isRefusal: true,
  },
  {
    // Neither a full prohibition nor an authorisation: "other" claims least.
    code: 'partially_prohibited',
    label: { en: 'Partially prohibited', nl: 'Gedeeltelijk verboden' },
    definition: 'Part of the deal was refused.',
    euOutcome: 'other',
    isRefusal: true,
  },
  {
    code: 'withdrawn_after_concerns',
    label: { en: 'Withdrawn after concerns', nl: 'Ingetrokken na bezwaren' },
    definition: 'The parties gave up after the authority had made concerns known.',
    euOutcome: 'withdrawn',
    isRefusal: false,
  },
  {
    code: 'withdrawn_other',
    label: { en: 'Withdrawn for other reasons', nl: 'Ingetrokken om andere redenen' },
    definition: 'The parties gave up for reasons of their own; nothing may be inferred from it.',
    euOutcome: 'withdrawn',
    isRefusal: false,
  },
  {
    code: 'lapsed_without_clearance',
    label: { en: 'Lapsed without clearance', nl: 'Vervallen zonder toestemming' },
    definition: 'The deal ended because no answer came in time.',
    euOutcome: 'other',
    isRefusal: false,
  },
  {
    code: 'cleared_with_conditions',
    label: { en: 'Cleared with conditions', nl: 'Toegestaan onder voorwaarden' },
    definition: 'Allowed under conditions or undertakings.',
    euOutcome: 'authorised_with_measures',
    isRefusal: false,
  },
  {
    code: 'clearance_revoked',
    label: { en: 'Clearance revoked', nl: 'Toestemming ingetrokken' },
    definition: 'A clearance given earlier was taken back.',
    euOutcome: 'other',
    isRefusal: false,
  },
  {
    code: 'interim_order',
    label: { en: 'Interim order', nl: 'Voorlopige maatregel' },
    definition: 'Standstill or ban on access while the review goes on.',
    euOutcome: 'other',
    isRefusal: false,
  },
] as const satisfies readonly DecisionKindTerm[];

export type DecisionKind = (typeof decisionKinds)[number]['code'];
