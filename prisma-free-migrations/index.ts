import { FirstRegister1790000000001 } from './0001-first-register.js';

/** All migrations in the order they run; forward only. */
export const MIGRATIONS = [FirstRegister1790000000001];
