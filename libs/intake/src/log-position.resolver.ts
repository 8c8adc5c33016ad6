import { Query, Resolver } from '@nestjs/graphql';

import { Transactions } from '#database';
import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { LedgerStore } from '#ledger';

import { LogPosition } from './submit-statement.type.js';

@Resolver()
export class LogPositionResolver {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerStore,
  ) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor')
  @Query(() => LogPosition, {
    description: "How far this node's log has come: what a statement signs as `after`.",
  })
  async logPosition(@Caller() caller: Principal): Promise<LogPosition> {
    const position = await this.transactions.run({ role: 'reader', state: caller.state }, (manager) =>
      this.ledger.position(manager),
    );
    return { origin: position.origin, size: position.size, root: position.rootHash.toString('base64') };
  }
}
