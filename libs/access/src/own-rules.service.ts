import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Clock } from '#kernel';

import { ACCESS_CLOCK } from './access-clock.js';
import { AudienceStore } from './audience.store.js';
import type { OwnRules } from './core/own-rules.js';
import { mayRead } from './core/readers-of.js';
import { readRulesOf } from './read-own-rules.js';
import { StateCircle } from './state-circle.entity.js';
import { StateExclusion } from './state-exclusion.entity.js';

/** What states have said of circles and exclusions, for the officers of one state. */
@Injectable()
export class OwnRulesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audiences: AudienceStore,
    @Inject(ACCESS_CLOCK) private readonly clock: Clock,
  ) {}

  /** The own circles of all states that officers of `state` may know, by id. */
  circlesKnownTo(state: string): Promise<StateCircle[]> {
    return this.transactions.run({ role: 'reader', state }, async (manager) => {
      const circles = await manager.find(StateCircle, { order: { circleId: 'ASC' } });
      const ids = circles.map(({ audienceId }) => audienceId);
      const definitions = await this.audiences.definitions(manager, ids);
      const view = await this.audiences.viewFor(manager, definitions.values());
      const at = this.clock.now();
      // Row-level security has decided the same before; this is the one pure decision.
      return circles.filter(({ audienceId }) => {
        const audience = definitions.get(audienceId);
        return audience !== undefined && mayRead(audience, state, view, at);
      });
    });
  }

  /** What `state` has said itself, all of it, for its own officers. */
  rulesOf(state: string): Promise<OwnRules> {
    return this.transactions.run({ role: 'reader', state }, (manager) => readRulesOf(manager, state));
  }

  /** Whom `state` has shut out, by its newest word; for its own officers. */
  exclusionOf(state: string): Promise<StateExclusion | null> {
    return this.transactions.run({ role: 'reader', state }, (manager) =>
      manager.findOneBy(StateExclusion, { owner: state }),
    );
  }
}
