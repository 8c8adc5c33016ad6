import { disclosureRows } from './disclosure-rows.js';
import { claimRows } from './statement-claim-rows.js';
import type { StatementRow } from './statement-fixture.js';
import { headerRows } from './statement-header-rows.js';
import { signatureRows } from './statement-signature-rows.js';
import { textRows } from './statement-text-rows.js';

const number = ({ id }: StatementRow): number => Number(id.slice(1));

/** Groups A (signed part) and B (disclosures) of the table, in its order. */
export const statementRows: readonly StatementRow[] = [
  ...headerRows,
  ...signatureRows,
  ...textRows,
  ...claimRows,
  ...disclosureRows,
].sort((left, right) => left.id.charCodeAt(0) - right.id.charCodeAt(0) || number(left) - number(right));
