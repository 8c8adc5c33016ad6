import type { WordTable } from './word-table.js';

export const IRISH: WordTable = {
  tech: 'teicneolaiocht',
  group: 'grupa',
  bank: 'banc',
  energy: 'fuinneamh',
  research: 'taighde',
  development: 'forbairt',
  international: 'idirnaisiunta',
  national: 'naisiunta',
  institute: 'institiuid',
  university: 'ollscoil',
  company: 'comhlacht cuideachta',
};
