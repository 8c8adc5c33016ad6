import { type AudienceDefinition, AudienceStore } from '#access';
import { Transactions } from '#database';

import type { TestNode } from '../../support/start-node.js';
import { anAudience } from '../two-worlds/author-forms.js';
import { Chance } from '../two-worlds/chance.js';
import { choiceOf } from '../two-worlds/fill-world.js';
import type { OwnerSql } from '../two-worlds/owner-sql.js';

const AUDIENCES = 50;
const FURTHER_STATES = ['AT', 'BE', 'DK', 'EE', 'ES', 'FI', 'IE', 'PL', 'SE'];

/** Audiences of every shape, some of them for further states. @returns their ids */
export async function makeAudiences(node: TestNode, owner: OwnerSql): Promise<string[]> {
  const chance = new Chance(50);
  const store = node.app.get(AudienceStore, { strict: false });
  const ids: string[] = [];
  await node.app.get(Transactions).run({ role: 'intake' }, async (manager) => {
    while (ids.length < AUDIENCES) {
      const audience = anAudience(chance, choiceOf('CA')) as AudienceDefinition['any'][number];
      const definition = { owner: chance.one(['CA', 'GB', 'NL', 'FR']), any: [audience] };
      const id = await store.intern(manager, definition);
      if (!ids.includes(id)) ids.push(id);
    }
  });
  for (const state of FURTHER_STATES) {
    await owner.query(
      `INSERT INTO audience_reader (audience_id, state, since, until)
       SELECT id, $2, '2026-01-01', '2036-01-01' FROM unnest($1::bigint[]) id`,
      [chance.some(ids, AUDIENCES), state],
    );
  }
  return ids;
}
