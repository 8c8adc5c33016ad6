import type { RootPayload } from '#membership';

import { AuditCourt } from '../../support/audit-court.js';
import { nextRoot, payloadOf, currentRoot, publishRoot, without } from '../../support/next-root.js';
import { logPosition } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';

export const REMOVED = 'GB';
const REVOKING = 'CZ';

/** A node whose members agree on next roots, over HTTP, as the rows ask for them. */
export class SuccessionFixture {
  private constructor(
    readonly node: TestNode,
    readonly court: AuditCourt,
    /** As it was before any root: what a removed state may still hold. */
    readonly after: Awaited<ReturnType<typeof logPosition>>,
  ) {}

  static async create(node: TestNode): Promise<SuccessionFixture> {
    return new SuccessionFixture(node, await AuditCourt.create(), await logPosition(node));
  }

  /** Puts the court in force by the consent of these states. */
  async letCourtIn(...states: string[]): Promise<void> {
    await publishRoot(this.node, await nextRoot(this.node, this.court.letInBy(...states)));
  }

  /** Takes a state out, once. */
  async remove(): Promise<void> {
    const { states } = payloadOf(await currentRoot(this.node));
    if (!states.some(({ code }) => code === REMOVED)) return;
    await publishRoot(this.node, await nextRoot(this.node, without(REMOVED)));
  }

  /** Revokes the key with which a state signs records, once. */
  async revoke(): Promise<string> {
    const [key] = keysOf(payloadOf(await currentRoot(this.node)));
    if (key?.revokedAt === undefined) {
      const revocation = (payload: RootPayload): void => {
        payload.issued = new Date().toISOString();
        const revoked = { revokedAt: payload.issued, revokedReason: 'The laptop it was on was stolen.' };
        Object.assign(keysOf(payload)[0] ?? {}, revoked);
      };
      await publishRoot(this.node, await nextRoot(this.node, revocation));
    }
    return REVOKING;
  }

  /** A root that lists the revoked key as good again. */
  revival(): ReturnType<typeof nextRoot> {
    return nextRoot(this.node, (payload) => {
      const [key] = keysOf(payload);
      delete key?.revokedAt;
      delete key?.revokedReason;
    });
  }
}

function keysOf({ states }: RootPayload): RootPayload['states'][number]['authorities'][number]['keys'] {
  return states.find(({ code }) => code === REVOKING)?.authorities[0]?.keys ?? [];
}
