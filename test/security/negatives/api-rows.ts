import { batchRows } from './batch-rows.js';
import { contentRows } from './content-rows.js';
import { hiddenRows } from './hidden-rows.js';
import { inquiryRows } from './inquiry-rows.js';
import { laterStatementRows } from './later-statement-rows.js';
import { operationRows } from './operation-rows.js';
import { pagingRows } from './paging-rows.js';
import { resolutionRows } from './resolution-rows.js';
import { searchRows } from './search-rows.js';
import { watchRows } from './watch-rows.js';
import { shownRows } from './shown-rows.js';
import { tileRows } from './tile-rows.js';
import { transportRows } from './transport-rows.js';

/** Group F, addresses of the log (D7) and the rules of the register that its API keeps, over HTTP, as insider and outsider. */
export const apiRows = [
  ...transportRows,
  ...tileRows,
  ...operationRows,
  ...hiddenRows,
  ...pagingRows,
  ...contentRows,
  ...inquiryRows,
  ...laterStatementRows,
  ...resolutionRows,
  ...batchRows,
  ...searchRows,
  ...watchRows,
  ...shownRows,
];
