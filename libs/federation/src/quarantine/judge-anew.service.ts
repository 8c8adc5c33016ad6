import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import { leafHash } from '#ledger/core';
import { type RootHistory, RootPlaces } from '#membership';

import { MirrorStore } from '../mirror/mirror.store.js';
import { openEntry } from '../mirror/open-entry.js';
import { QuarantineStore } from './quarantine.store.js';

/** Entries that are judged in one go. */
const BATCH = 1000;

/** Judges refused entries of another node's log once more: a root that came later may list the key. */
@Injectable()
export class JudgeAnew {
  constructor(
    private readonly transactions: Transactions,
    private readonly mirrors: MirrorStore,
    private readonly aside: QuarantineStore,
  ) {}

  /** @returns places of the entries that are believed now */
  async judge(origin: string, history: RootHistory): Promise<number[]> {
    const { named, refused } = await this.transactions.run({ role: 'worker' }, async (manager) => ({
      named: await this.mirrors.rootEntries(manager, origin),
      refused: await this.aside.refusedEntries(manager, origin, BATCH),
    }));
    const places = new RootPlaces(history);
    const trust = { origin, history, places };
    const believed: number[] = [];
    for (const { index, entry } of refused) {
      // Each by the revocations that its log had named before it.
      while (named[0] && named[0].index < index) {
        const root = named.shift();
        if (root) places.add(root.index, root.entry);
      }
      const leaf = leafHash(Buffer.from(entry, 'latin1'));
      const opened = await openEntry(index, { text: entry, leafHash: leaf }, trust);
      if (opened.kind === 'refused') continue;
      const isBelieved = await this.transactions.run({ role: 'intake' }, (manager) =>
        this.aside.believe(manager, origin, opened),
      );
      if (isBelieved) believed.push(index);
    }
    return believed;
  }
}
