import { type AudienceDefinition, AudienceStore } from '#access';

import { PERMISSION } from '../permissions/find-undeclared.js';
import { registeredMethods } from '../permissions/registered-methods.js';
import { OwnerSql } from '../two-worlds/owner-sql.js';
import type { MatrixNode } from './node/matrix-node.js';

/** A fault made on purpose, and taken back. */
export type Fault = (node: MatrixNode, meanwhile: () => Promise<void>) => Promise<void>;

/** A query for auditors is opened to stewards. */
export const openedRole: Fault = async ({ node }, meanwhile) => {
  const method = registeredMethods(node.app).find(({ name }) => name.endsWith('.journalSeals'));
  if (!method) throw new Error('There is no such query.');
  const declared: unknown = Reflect.getMetadata(PERMISSION, method.handler);
  Reflect.defineMetadata(PERMISSION, ['auditor', 'steward'], method.handler);
  await meanwhile().finally(() => Reflect.defineMetadata(PERMISSION, declared, method.handler));
};

/** Both walls before content are open to the other member: row-level security, and the decision in the process. */
export const openedContent: Fault = async ({ node }, meanwhile) => {
  const owner = new OwnerSql(node);
  const store = node.app.get(AudienceStore, { strict: false });
  const genuine = store.definitions.bind(store);
  const opened = (definition: AudienceDefinition): AudienceDefinition => ({
    owner: definition.owner,
    any: [{ circles: [], states: ['FR'], except: [] }],
  });
  store.definitions = async (...asked) =>
    new Map([...(await genuine(...asked))].map(([id, definition]) => [id, opened(definition)]));
  const tables = ['record', 'statement', 'record_part', 'disclosure'];
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  await meanwhile().finally(async () => {
    store.definitions = genuine;
    for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  });
};

/** Whoever closes an audit takes away a row of another state. */
export const strayDeletion: Fault = async ({ node }, meanwhile) => {
  const owner = new OwnerSql(node);
  await owner.query(
    `CREATE FUNCTION stray() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN DELETE FROM record_event; DELETE FROM hit_level; RETURN NEW; END $$`,
  );
  await owner.query(
    'CREATE TRIGGER stray AFTER INSERT ON audit_closure FOR EACH ROW EXECUTE FUNCTION stray()',
  );
  await meanwhile().finally(async () => {
    await owner.query('DROP TRIGGER stray ON audit_closure');
    await owner.query('DROP FUNCTION stray()');
  });
};
