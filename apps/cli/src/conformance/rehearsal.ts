import { join } from 'node:path';

import { systemClock } from '#kernel';
import { Witness } from '#ledger/core';
import { type Root, RootHistory, readRootFile, verifyTrustedRoot } from '#membership';
import type { StatementSigner } from '#statement';

import type { NodeClient } from '../client/node-client.js';
import { type Pull, syncPeers } from '../client/sync-peers.js';
import { readKeyFile } from '../files/read-key-file.js';
import { type KitFile, REHEARSAL_ROOT, readKit } from './kit-folder.js';
import { kitKeyPath, readNodeSigner } from './kit-keys.js';
import { signPartnerCase } from './partner-case.js';
import { PartnerLog } from './partner-log.js';
import { PartnerNode } from './partner-node.js';
import { PartnerServer } from './partner-server.js';
import { PeerRequests } from './peer-requests.js';
import { WitnessedHeads } from './witnessed-heads.js';

/** The node under test, and a partner for it that can be honest or hostile. */
export class Rehearsal {
  private constructor(
    /** Address of the node under test. */
    readonly address: string,
    readonly kit: KitFile,
    readonly root: Root,
    readonly hosted: readonly string[],
    readonly partner: PartnerNode,
    readonly server: PartnerServer,
    readonly requests: PeerRequests,
    readonly client: NodeClient,
    private readonly signer: StatementSigner,
  ) {}

  static async start(folder: string, url: string, client: NodeClient): Promise<Rehearsal> {
    const kit = await readKit(folder);
    const root = await verifyTrustedRoot(await readRootFile(join(folder, REHEARSAL_ROOT)));
    const hosted = root.payload.nodes.find(({ origin }) => origin === kit.tested)?.states ?? [];
    const [log, node] = [await readNodeSigner(folder, 'log'), await readNodeSigner(folder, 'node')];
    const { origin } = kit.partner;
    const ends = { from: origin, to: kit.tested };
    const partner = new PartnerNode(new PartnerLog(origin, log), node, ends, hosted);
    const requests = await PeerRequests.create({ origin, audience: kit.tested, url }, node);
    const history = new RootHistory([root]);
    const witness = new Witness(
      origin,
      await readNodeSigner(folder, 'witness'),
      new WitnessedHeads(),
      (log) => (log === kit.tested ? history.logKeys(log) : []),
      systemClock,
      () => undefined,
    );
    const server = await PartnerServer.listen(kit.partner.listen, partner, witness);
    const signer = await readKeyFile(kitKeyPath(folder, 'record'));
    return new Rehearsal(url, kit, root, hosted, partner, server, requests, client, signer);
  }

  get history(): RootHistory {
    return new RootHistory([this.root]);
  }

  /** The partner decides a made-up case, and lets all states of the node under test read it. */
  async decide(investor: string): Promise<void> {
    const { state, iss } = this.kit.partner;
    const demo = this.root.payload.demo === true;
    const after = this.partner.log.position;
    const options = { state, iss, readers: this.hosted, after, demo, signer: this.signer };
    this.partner.add(await signPartnerCase(investor, options));
  }

  /** Lets the node under test ask its partner now. */
  async pull(): Promise<Pull> {
    const pulls = await syncPeers(this.client);
    const pull = pulls.find(({ origin }) => origin === this.kit.partner.origin);
    return pull ?? { origin: this.kit.partner.origin, entries: 0, outcomes: [], failure: 'NOT_ASKED' };
  }

  /** Whether the node has taken over all that the partner has said so far; it asks for what comes after. */
  async isTakenOver(): Promise<boolean> {
    const { failure } = await this.pull();
    return (
      failure === null && this.server.asked.some(({ path }) => path.endsWith(`after=${this.partner.said}`))
    );
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** How many envelopes ended in a way. */
export function counted({ outcomes }: Pull, outcome: string): number {
  return outcomes.find((one) => one.outcome === outcome)?.count ?? 0;
}
