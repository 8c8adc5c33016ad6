import type { WordTable } from './word-table.js';

export const MALTESE: WordTable = {
  tech: 'teknologija',
  group: 'grupp',
  bank: 'bank',
  energy: 'energija',
  research: 'ricerka',
  development: 'zvilupp',
  trade: 'kummerc',
  international: 'internazzjonali',
  national: 'nazzjonali',
  university: 'universita',
  company: 'kumpanija',
};
