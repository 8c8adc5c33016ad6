import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';

import { Transactions } from '#database';
import { requireRole } from '#graphql';
import { PeerGate } from '#federation';
import { Identity, type Principal, type RequestToProve } from '#identity';
import { CheckpointStore, TreeStore } from '#ledger';
import { isInTree, parseTilePath } from '#ledger/core';

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string): void;
}

/** A tile never changes; and it is for members, so that no cache shared with others may keep it. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/**
 * The log as a tlog-tiles client reads it (C2SP tlog-tiles): the prefix is `/log`. Nothing beyond the published
 * checkpoint is served. Hashes and checkpoint are for members and auditors, entries for members.
 */
@Controller('log')
export class LogController {
  constructor(
    private readonly identity: Identity,
    private readonly transactions: Transactions,
    private readonly checkpoints: CheckpointStore,
    private readonly tree: TreeStore,
    private readonly peers: PeerGate,
  ) {}

  @Get('checkpoint')
  async checkpoint(
    @Req() request: RequestToProve,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    await this.letIn(request);
    const newest = await this.transactions.run({ role: 'intake' }, (manager) =>
      this.checkpoints.newest(manager),
    );
    if (newest) {
      reply.header('content-type', 'text/plain; charset=utf-8');
      reply.header('cache-control', 'private, no-cache');
      return newest.note;
    }
    throw notThere('Nothing is published yet.', 'Look at /readyz: the node says there why it does not sign.');
  }

  @Get('tile/*')
  async tile(@Req() request: RequestToProve, @Res({ passthrough: true }) reply: Reply): Promise<Buffer> {
    const principal = await this.letIn(request);
    const tile = parseTilePath(request.url.slice('/log/'.length));
    if (principal && tile.level === 'entries') requireMember(principal);
    const bytes = await this.transactions.run({ role: 'intake' }, async (manager) => {
      const published = await this.checkpoints.newest(manager);
      return isInTree(tile, published?.size ?? 0) ? this.tree.tile(manager, tile) : undefined;
    });
    if (!bytes) throw notThere('The published log has no such tile.', 'Take the size from /log/checkpoint.');
    reply.header('content-type', 'application/octet-stream');
    reply.header('cache-control', FOR_EVER);
    return Buffer.from(bytes);
  }

  /** An officer of a member, or a node of the root, which mirrors every log whole. */
  private async letIn(request: RequestToProve): Promise<Principal | undefined> {
    if (!this.peers.isFromNode(request)) return this.identity.authenticate(request);
    await this.peers.authenticate(request);
    return undefined;
  }
}

/** Entries are signed statements without their content; a steward has no business with them. */
function requireMember(principal: Principal): void {
  requireRole(principal, ['reader', 'drafter', 'releaser', 'auditor']);
}

function notThere(message: string, advice: string): NotFoundException {
  return new NotFoundException({ code: 'TILE_UNKNOWN', message, advice });
}
