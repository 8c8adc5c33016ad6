import { Membership } from './membership.js';
import type { Root } from './root.type.js';
import { mustFollow } from './verify-next-root.js';

/**
 * The membership in force at this node. Ask `current()` for each request and keep no answer: a state that
 * was removed stops being a member with the very next question.
 */
export class MembershipDirectory {
  #current: Membership;

  constructor(root: Root) {
    this.#current = new Membership(root);
  }

  current(): Membership {
    return this.#current;
  }

  /**
   * Puts the next root in force; it comes from `verifyNextRoot`.
   * @throws MembershipError ROOT_NOT_NEXT
   */
  replace(root: Root): void {
    mustFollow(this.#current.root, root);
    this.#current = new Membership(root);
  }
}
