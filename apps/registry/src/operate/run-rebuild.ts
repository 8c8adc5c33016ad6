import { type Rebuilt, type TableComparison, applyRebuilt, differs } from '#intake';

import { besideRegister, progressOf } from './beside-register.js';
import type { OperatorNode } from './operator-node.js';
import { type Report, counted } from './report.js';

/** What `grounds rebuild` found, and whether it has put it right. */
export interface RebuildResult extends Rebuilt {
  readonly applied: boolean;
  /** True when the register is, by now, what the log says. */
  readonly ok: boolean;
}

/** Makes the projections again from the log and compares; with `apply` puts them in place of what is held. */
export function runRebuild(node: OperatorNode, apply: boolean, report: Report): Promise<RebuildResult> {
  return besideRegister(node, report, apply, async ({ manager, replay, schemas, rebuilt }) => {
    // Where statements cannot be read, what was made is not the whole register, and replaces nothing.
    const isWhole = rebuilt.unreadable.length === 0;
    const applied = apply && isWhole && rebuilt.tables.some(differs);
    const tables = applied
      ? await applyRebuilt(manager, replay, schemas, progressOf(report))
      : rebuilt.tables;
    const ok = isWhole && !tables.some(differs);
    if (applied && !ok) throw new Error('The register still differs from the log; nothing was changed.');
    return { ...rebuilt, applied, ok };
  });
}

/** One line for each table, and a last one that says how it stands. */
export function rebuildLines(result: RebuildResult): string[] {
  const { statements, entries, unreadable, reapplied } = result;
  const said = `${counted(statements, 'statement')} of ${counted(entries, 'entry', 'entries')} projected again`;
  const lost = reapplied > 0 ? [`${counted(reapplied, 'statement')} applied that the log has lost`] : [];
  return [
    [said, ...lost].join('; '),
    ...unreadable.map(({ logIndex, why }) => `entry ${logIndex} cannot be projected: ${why}`),
    ...result.tables.map(tableLine),
    verdictOf(result),
  ];
}

function tableLine({ table, rows, missing, extra, examples }: TableComparison): string {
  const head = `${table.padEnd(18)}${counted(rows, 'row').padStart(14)}`;
  if (missing === 0 && extra === 0) return `${head}  same`;
  return `${head}  ${missing} missing, ${extra} too many; first: ${examples.join(' | ')}`;
}

function verdictOf({ ok, applied, unreadable }: RebuildResult): string {
  if (applied) return 'The projections were replaced; the register is what the log says.';
  if (ok) return 'The register is what the log says.';
  if (unreadable.length > 0) return 'Disclosures or entries are damaged: restore them from a backup.';
  return 'The register is not what the log says. Replace the projections with: grounds rebuild --apply';
}
