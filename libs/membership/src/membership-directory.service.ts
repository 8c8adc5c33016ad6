import { Membership } from './membership.js';
import type { Root } from './root.type.js';
import { mustFollow } from './verify-next-root.js';

/** Brings what was derived from the membership in line with `directory.coming()`, in a transaction of its own. */
export type ReplaceListener = () => Promise<void>;

/**
 * The membership in force at this node. Ask `current()` for each request and keep no answer: a state that
 * was removed stops being a member with the very next question.
 */
export class MembershipDirectory {
  readonly #listeners: ReplaceListener[] = [];
  #current: Membership;
  #coming: Membership | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(root: Root) {
    this.#current = new Membership(root);
  }

  /** What to judge requests by. */
  current(): Membership {
    return this.#current;
  }

  /** What to write by: from the first moment of a replacement the next membership, else the current one. */
  coming(): Membership {
    return this.#coming ?? this.#current;
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
    const turn = this.#turn.then(() => this.#put(root));
    this.#turn = turn.catch(() => undefined);
    return turn;
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
