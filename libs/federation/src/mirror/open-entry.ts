import { isRegisterError } from '#kernel';
import { verifyNodeStatement } from '#ledger/core';
import { type RootHistory, type RootPlaces, isAtHome, parseRootDigest } from '#membership';
import { verifyStatement } from '#statement';

import { FederationError } from '../federation.errors.js';

import type { NewEntry } from './follow-log.js';
import type { MirrorEntry } from './mirror.store.js';

/** What entries of another node's log are judged by. */
export interface EntryTrust {
  readonly origin: string;
  /** Who was who under all roots that this node has gone by. */
  readonly history: RootHistory;
  /** The revocations that the log has named so far. */
  readonly places: RootPlaces;
}

/**
 * Whether a statement comes from the future was for its home to say. A mirror whose own clock is behind would refuse for
 * good what is right.
 */
const END_OF_TIME = new Date(8_640_000_000_000_000);

/** Signatures are verified beside the process's own thread, so many at a time. */
const AT_A_TIME = 128;

/** Opens what a log has grown by, from the place `first` on, as it comes. */
export class EntryOpener {
  readonly #opened: MirrorEntry[] = [];
  #waiting: Promise<MirrorEntry>[] = [];
  #running: Promise<void> = Promise.resolve();
  #next: number;

  constructor(
    first: number,
    private readonly trust: EntryTrust,
  ) {
    this.#next = first;
  }

  /** In the order of the log. Nobody has to wait for it before giving more. */
  add(entries: readonly NewEntry[]): void {
    this.#running = this.#running.then(() => this.open(entries));
    // Whoever asks for all of them is told.
    this.#running.catch(() => undefined);
  }

  /** All that were given, in their order. */
  async all(): Promise<MirrorEntry[]> {
    await this.#running;
    await this.settle();
    return this.#opened;
  }

  private async open(entries: readonly NewEntry[]): Promise<void> {
    for (const entry of entries) {
      // A revocation that the log names holds for what comes after it, and not for what came before.
      if (this.#waiting.length >= AT_A_TIME || isRoot(entry)) await this.settle();
      this.#waiting.push(openEntry(this.#next, entry, this.trust));
      this.#next += 1;
    }
  }

  private async settle(): Promise<void> {
    this.#opened.push(...(await Promise.all(this.#waiting)));
    this.#waiting = [];
  }
}

function isRoot({ text }: NewEntry): boolean {
  return parseRootDigest(text) !== undefined;
}

/** What every entry of an honest log is made of. Of others the hash is kept: a database does not take every byte as text. */
const TEXT = /^[\n -~]*$/;
const NO_TEXT = {
  kind: 'refused',
  entry: '',
  statementId: null,
  state: null,
  refused: 'ENTRY_NOT_TEXT',
} as const;

/** Reads an entry and verifies its signature, in the order of its log. One that does not hold stops no other. */
export async function openEntry(
  index: number,
  { text: entry, leafHash }: NewEntry,
  trust: EntryTrust,
): Promise<MirrorEntry> {
  if (!TEXT.test(entry)) return { index, ...NO_TEXT, leafHash };
  const common = { index, entry, leafHash, statementId: null, state: null, refused: null };
  try {
    if (parseRootDigest(entry) !== undefined) {
      trust.places.add(index, entry);
      return { ...common, kind: 'root' };
    }
    if (isStatement(entry)) return { ...common, ...(await statementIn(index, entry, trust)) };
    const keyFor = (kid: string, at: Date) => trust.history.nodeKey(trust.origin, kid, at);
    await verifyNodeStatement(entry, trust.origin, keyFor);
    return { ...common, kind: 'node' };
  } catch (error) {
    if (!isRegisterError(error)) throw error;
    return { ...common, kind: 'refused', refused: error.code };
  }
}

/** By its header, which is not believed yet. */
function isStatement(entry: string): boolean {
  const [header = ''] = entry.split('.');
  return Buffer.from(header, 'base64url').toString().includes('register-statement+sd-jwt');
}

async function statementIn(
  index: number,
  entry: string,
  { history, places, origin }: EntryTrust,
): Promise<Pick<MirrorEntry, 'kind' | 'statementId' | 'state'>> {
  const { claims } = await verifyStatement(entry, {
    keyFor: (kid) => history.statementKey(kid),
    precedes: (key) => !places.hasNamed(key),
    now: END_OF_TIME,
  });
  const authority = history.authorityByIss(claims.iss);
  if (!authority || !isAtHome(authority, origin, index)) throw notAtHome();
  mustBeMember(authority.state, history, places);
  return { kind: 'statement', statementId: claims.jti, state: authority.state };
}

/** Behind the root that took a state out nothing is its word, whatever key has signed it. */
function mustBeMember(state: string, history: RootHistory, places: RootPlaces): void {
  const membership = places.newest === undefined ? undefined : history.under(places.newest);
  if (!membership || membership.state(state)) return;
  throw new FederationError('ENTRY_NOT_A_MEMBER', 'The state was no member any more when this was logged.', {
    advice: 'Nothing of the entry is believed; the operator of that node has to look into it.',
  });
}

function notAtHome(): FederationError {
  return new FederationError(
    'ENTRY_NOT_AT_HOME',
    'The authority has its home log elsewhere, or had left this one.',
    {
      advice: 'Nothing of the entry is believed; the operator of that node has to look into it.',
    },
  );
}
