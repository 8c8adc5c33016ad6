import { OperationTypeNode } from 'graphql';

import { argumentsFor, innerArgument } from '../ask/arguments.js';
import { type RawAnswer, sendOperation } from '../ask/send-operation.js';
import { OperationWriter } from '../ask/write-operations.js';
import type { MatrixNode } from '../node/matrix-node.js';
import { wrongChanges } from '../rows/judge-changes.js';
import type { RowWatch } from '../rows/row-watch.js';
import { type Cell, titleOf } from './cells.js';
import { judgeAnswer } from './judge-answer.js';
import { Report } from './report.js';

/** Asks cell after cell, and holds each answer, and what it left behind, against the model. */
export class CellRunner {
  private readonly writer: OperationWriter;

  constructor(
    private readonly node: MatrixNode,
    private readonly rows: RowWatch,
  ) {
    this.writer = new OperationWriter(node.schema);
  }

  async run(cells: readonly Cell[]): Promise<Report> {
    const report = new Report();
    for (const group of groupsOf(cells)) await this.group(group, report);
    return report;
  }

  /** What has changed is looked at after the last of a group, and told of that one. */
  private async group(group: readonly Cell[], report: Report): Promise<void> {
    for (const [place, cell] of group.entries()) {
      const answers = await this.ask(cell);
      const outcome = answers[0]?.outcome ?? 'no answer';
      const wrong = judgeAnswer(this.node, cell, answers);
      const isLast = place === group.length - 1;
      if (isLast) wrong.push(...wrongChanges(cell, outcome, await this.rows.changes()));
      report.add(outcome, titleOf(cell), wrong);
    }
  }

  private async ask(cell: Cell): Promise<RawAnswer[]> {
    const { way, caller } = cell;
    const sending = {
      token: this.node.tokenOf(caller),
      stream: way.operation === OperationTypeNode.SUBSCRIPTION,
      until: this.node.last,
    };
    const inner = (name: string): unknown => innerArgument(this.node, cell, name);
    const answers: RawAnswer[] = [];
    for (const operation of this.writer.write(way, argumentsFor(this.node, cell, way), inner))
      answers.push(await sendOperation(this.node.node.url, operation, sending));
    return answers;
  }
}

/** Each mutation by itself; of what only reads, all that one caller asks of one field. */
function groupsOf(cells: readonly Cell[]): Cell[][] {
  const keyOf = (cell: Cell): string =>
    cell.way.operation === OperationTypeNode.MUTATION
      ? titleOf(cell)
      : `${cell.way.name}, ${cell.caller.name}`;
  return [...Map.groupBy(cells, keyOf).values()];
}
