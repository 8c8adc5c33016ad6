/** The states of the demonstration, with authorities that exist; contacts and keys are made up. */
export interface DemonstrationMember {
  readonly code: string;
  readonly authority: string;
  readonly participation: 'full' | 'reader';
}

export const MEMBERS: readonly DemonstrationMember[] = [
  { code: 'NL', authority: 'Bureau Toetsing Investeringen', participation: 'full' },
  {
    code: 'FR',
    authority: "Ministère de l'Économie, contrôle des investissements étrangers",
    participation: 'full',
  },
  { code: 'DE', authority: 'Bundesministerium für Wirtschaft, Investitionsprüfung', participation: 'full' },
  { code: 'IT', authority: 'Presidenza del Consiglio dei ministri, poteri speciali', participation: 'full' },
  {
    code: 'CZ',
    authority: 'Ministerstvo průmyslu a obchodu, prověřování zahraničních investic',
    participation: 'full',
  },
  { code: 'GB', authority: 'Investment Security Unit', participation: 'full' },
  { code: 'CA', authority: 'Investment Review Division', participation: 'full' },
  { code: 'AU', authority: 'Foreign Investment Review Board', participation: 'full' },
  { code: 'NO', authority: 'Norwegian screening contact', participation: 'reader' },
  { code: 'JP', authority: 'Japanese screening contact', participation: 'reader' },
  { code: 'KR', authority: 'Korean screening contact', participation: 'reader' },
];

/** The circles of the demonstration, each among its members only. */
export const CIRCLES: readonly {
  id: string;
  en: string;
  nl: string;
  states: string[];
  roster: 'open' | 'members';
}[] = [
  {
    id: 'all-members',
    en: 'All members',
    nl: 'Alle leden',
    states: MEMBERS.map(({ code }) => code),
    roster: 'open',
  },
  {
    id: 'eu',
    en: 'European Union',
    nl: 'Europese Unie',
    states: ['NL', 'FR', 'DE', 'IT', 'CZ'],
    roster: 'open',
  },
  {
    id: 'eea',
    en: 'European Economic Area',
    nl: 'Europese Economische Ruimte',
    states: ['NL', 'FR', 'DE', 'IT', 'CZ', 'NO'],
    roster: 'open',
  },
  { id: 'oecd', en: 'OECD', nl: 'OESO', states: MEMBERS.map(({ code }) => code), roster: 'open' },
  {
    id: 'council-of-europe',
    en: 'Council of Europe',
    nl: 'Raad van Europa',
    states: ['NL', 'FR', 'DE', 'IT', 'CZ', 'GB', 'NO'],
    roster: 'open',
  },
  {
    id: 'like-minded',
    en: 'Like-minded group (demonstration)',
    nl: 'Gelijkgezinde groep (demonstratie)',
    states: ['NL', 'FR', 'DE', 'CZ', 'GB', 'CA', 'AU', 'JP', 'KR'],
    roster: 'open',
  },
  {
    id: 'nl-de',
    en: 'Netherlands and Germany (demonstration)',
    nl: 'Nederland en Duitsland (demonstratie)',
    states: ['NL', 'DE'],
    roster: 'members',
  },
];

/** Everything a demonstration state signs or issues is named under an address that can never exist (RFC 2606 §2). */
export function demonstrationUrl(code: string, path = ''): string {
  return `https://${code.toLowerCase()}.demonstration.invalid/${path}`;
}

export const DEMONSTRATION_ORIGIN = 'demonstration.invalid/log';
