import { Membership } from './membership.js';
import type { Root } from './root.type.js';
import { mustFollow, verifySucceedingRoot } from './verify-next-root.js';

/** Brings what was derived from the membership in line with `directory.coming()`, in a transaction of its own. */
export type ReplaceListener = () => Promise<void>;

/** Where all processes of a node keep the roots that they have taken. */
export interface KeptRoots {
  /** The root files of later versions, parsed, oldest first. */
  after(version: number): Promise<readonly unknown[]>;
}

/**
 * The membership in force at this node. Ask `latest()` for each request, or `current()` within one, and keep no
 * answer: a state that was removed stops being a member with the very next question.
 */
export class MembershipDirectory {
  readonly #listeners: ReplaceListener[] = [];
  #current: Membership;
  #coming: Membership | undefined;
  #kept: KeptRoots | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(root: Root) {
    this.#current = new Membership(root);
  }

  /** What to judge a request by that has been let in. */
  current(): Membership {
    return this.#current;
  }

  /** What to write by: from the first moment of a replacement the next membership, else the current one. */
  coming(): Membership {
    return this.#coming ?? this.#current;
  }

  /**
   * What to let a request in by: the current membership, after every root that another process has taken. Such a root
   * is verified here again, since whoever writes to the database is no signatory.
   * @throws MembershipError when what is kept does not follow; then nobody is let in
   */
  async latest(): Promise<Membership> {
    if ((await this.#keptAfter(this.#current)).length > 0) await this.#inTurn(() => this.#catchUp());
    return this.#current;
  }

  /** Lets `latest` look at what other processes of this node have taken. */
  follow(kept: KeptRoots): void {
    this.#kept = kept;
  }

  /** Adds work that a replacement waits for, in the order of adding, before the next root is in force. */
  onReplace(listener: ReplaceListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Puts the next root in force; it comes from `verifyNextRoot`. What the database lets readers see follows
   * the next root first and tokens second, so that a removed state reads nothing in between; the other way
   * round, a request let in just before would still find its rows. When a listener fails, the root before
   * stays in force and the call can be repeated. One replacement waits for the other. Never call it within a
   * transaction.
   * @throws MembershipError ROOT_NOT_NEXT
   */
  replace(root: Root): Promise<void> {
    return this.#inTurn(async () => {
      // Another request may have found it among the kept ones meanwhile.
      if (!isSame(root, this.#current.root)) await this.#put(root);
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #keptAfter({ root }: Membership): Promise<readonly unknown[]> {
    return (await this.#kept?.after(root.payload.version)) ?? [];
  }

  async #catchUp(): Promise<void> {
    for (const file of await this.#keptAfter(this.#current)) {
      await this.#put(await verifySucceedingRoot(file, this.#current.root));
    }
  }

  async #put(root: Root): Promise<void> {
    mustFollow(this.#current.root, root);
    const next = new Membership(root);
    this.#coming = next;
    try {
      for (const listener of this.#listeners) await listener();
      this.#current = next;
    } finally {
      this.#coming = undefined;
    }
  }
}

function isSame(one: Root, other: Root): boolean {
  return one.payload.version === other.payload.version && one.digest === other.digest;
}
