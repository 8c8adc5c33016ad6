import { appendFile, chmod, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';

import {
  EU,
  circle,
  erasure,
  exclusion,
  forStates,
  legalEvent,
  sharing,
  withdrawal,
} from '../test/example-forms.js';
import { ExampleGate, type Said, partOf } from '../test/example-gate.js';
import { decision } from '../test/example-register.js';
import { RebuiltGate, differing } from '../test/rebuilt-gate.js';
import { everyRow, seenBy } from '../test/stored-rows.js';
import { TakenBackFile } from './rebuild/taken-back.file.js';

const draft = decision({}, { persons: [{ role: 'owner', name: 'Alma Brightwater', audience: EU }] });

describe('what is taken back', () => {
  let node: ExampleGate;
  let file: TakenBackFile;
  let decided: Said;

  beforeAll(async () => {
    node = await ExampleGate.open();
    file = new TakenBackFile(node.folder);
  });

  beforeEach(async () => {
    await node.takenBack.onModuleInit();
    decided = await node.say(draft);
  });

  afterAll(() => node.close());

  const kept = async (): Promise<string[]> => (await file.read()).map(({ statementId }) => statementId);

  describe('is kept outside the database', () => {
    it('with everything that says it, before it is acknowledged', async () => {
      const said = await node.say(erasure(decided.id, [partOf(decided, 'person')]));
      const line = (await file.read()).at(-1);
      expect(line).toMatchObject({ statementId: said.id, logIndex: said.index, state: 'NL' });
      expect(line?.disclosures).toHaveLength(said.parts.length);
      expect(line?.loggedAt).toEqual(node.now);
    });

    it('for its owner alone', async () => {
      await node.say(withdrawal(decided.id));
      expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    });

    it('when a statement erases, withdraws or shares anew, and not when it says something else', async () => {
      const before = await kept();
      await node.say(legalEvent(decided.id, 'appeal_lodged'));
      expect(await kept()).toEqual(before);
      const shared = await node.say(sharing(decided.id, { [partOf(decided, 'outcome')]: EU }));
      const withdrawn = await node.say(withdrawal(decided.id));
      expect(await kept()).toEqual([...before, shared.id, withdrawn.id]);
    });

    it('by a node with a new folder too, once it starts', async () => {
      const said = await node.say(withdrawal(decided.id));
      await rm(file.path);
      await node.takenBack.onModuleInit();
      expect(await kept()).toContain(said.id);
      const lines = await kept();
      await node.takenBack.onModuleInit();
      expect(await kept()).toEqual(lines);
    });

    it('whole, after a line that a failure has cut off', async () => {
      const before = await kept();
      await node.say(withdrawal(decided.id));
      await truncate(file.path, (await stat(file.path)).size - 20);
      expect(await kept()).toEqual(before);
      const next = await node.say(withdrawal((await node.say(draft)).id));
      expect(await kept()).toEqual([...before, next.id]);
    });
  });

  it('is not acknowledged when it cannot be kept, and is when it is submitted again', async () => {
    const before = await readFile(file.path);
    await rm(file.path);
    await mkdir(file.path);
    const issued = await node.register.issue(withdrawal(decided.id), { at: node.now });
    const submit = () => node.resubmit(issued);
    await expect(submit()).rejects.toMatchObject({ code: 'TAKEN_BACK_UNWRITABLE' });
    await rm(file.path, { recursive: true });
    await writeFile(file.path, before, { mode: 0o600 });
    const { entry } = await submit();
    expect(await kept()).toContain(entry.statementId);
  });

  it('stops the start when the file is damaged, and not only cut off', async () => {
    const before = await readFile(file.path);
    await appendFile(file.path, '{"statementId":]}\n');
    await expect(node.takenBack.onModuleInit()).rejects.toMatchObject({ code: 'TAKEN_BACK_UNREADABLE' });
    await writeFile(file.path, before);
    await chmod(file.path, 0o600);
  });

  describe('holds in a database that is older than it', () => {
    let older: ExampleGate;

    beforeAll(async () => {
      older = await ExampleGate.open(node.register);
    });

    afterAll(() => older.close());

    /** Decides at both, then says the rest at the newer node only, and starts the older one with its folder. */
    const restore = async (later: (id: string, decided: Said) => object): Promise<Said> => {
      const issued = await node.register.issue(draft, { at: node.now });
      const { entry, recordId } = await node.resubmit(issued);
      await older.resubmit(issued);
      const parts = [...issued.disclosures.keys()];
      const said = { id: entry.statementId, recordId, index: entry.logIndex, parts };
      await node.say(later(recordId, said));
      return said;
    };
    const start = (): Promise<void> => older.takenBackIn(node.folder).onModuleInit();

    it('for an erasure: the part is nowhere, and its disclosure neither', async () => {
      const said = await restore((id, decision) => erasure(id, [partOf(decision, 'person')]));
      // The sharing goes on naming the part.
      const row = `"part":"${partOf(said, 'person')}"`;
      expect(await everyRow(older)).toContain(row);
      await start();
      expect(await everyRow(older)).not.toContain(row);
    });

    it('for a narrowed sharing: a state that was left out reads nothing', async () => {
      const { recordId } = await restore((id, decision) =>
        sharing(id, { [partOf(decision, 'outcome')]: forStates('FR') }),
      );
      expect(await seenBy(older, 'DE', recordId)).toContain('record_part outcome');
      await start();
      expect(await seenBy(older, 'DE', recordId)).toEqual([]);
      expect(await seenBy(older, 'FR', recordId)).toContain('record_part outcome');
    });

    it('for a withdrawal: only the owner reads the record', async () => {
      const { recordId } = await restore((id) => withdrawal(id));
      expect(await seenBy(older, 'DE', recordId)).toContain('record_part outcome');
      await start();
      expect(await seenBy(older, 'DE', recordId)).toEqual([]);
      expect(await seenBy(older, 'NL', recordId)).toContain('record_part outcome');
    });

    it('for a circle that was narrowed, and for an exclusion: who was left out reads nothing', async () => {
      const shared = decision({}, { audience: { circles: ['nl:near'] } });
      const [wide, narrow, about] = [circle(1, ['DE', 'FR']), circle(2, ['FR', 'CA']), exclusion(1, ['CA'])];
      const both = [await node.register.issue(wide, { at: node.now })];
      both.push(await node.register.issue(shared, { at: node.now }));
      for (const issued of both) for (const gate of [node, older]) await gate.resubmit(issued);
      const recordId = both[1]?.jti ?? '';
      await node.say(narrow);
      await node.say(about);
      expect(await seenBy(older, 'DE', recordId)).toContain('record_part outcome');
      await start();
      for (const state of ['DE', 'CA']) expect(await seenBy(older, state, recordId)).toEqual([]);
      expect(await seenBy(older, 'FR', recordId)).toContain('record_part outcome');
    });

    it('when the projections are made again there: they keep to it', async () => {
      const { recordId } = await restore((id) => sharing(id, {}));
      await start();
      const takenBack = await file.read();
      const { reapplied, tables } = await new RebuiltGate(older).rebuild([], { takenBack });
      expect(reapplied).toBeGreaterThanOrEqual(3);
      expect(differing(tables)).toEqual({});
      expect(Object.keys(differing((await new RebuiltGate(older).rebuild()).tables))).toContain(
        'record_part',
      );
      expect(await seenBy(older, 'DE', recordId)).toEqual([]);
    });

    it('as often as it starts, with one result', async () => {
      await restore((id, decision) => erasure(id, [partOf(decision, 'person')]));
      await start();
      const once = await everyRow(older);
      await start();
      expect((await everyRow(older)).split('\n').sort()).toEqual(once.split('\n').sort());
    });

    it('and passes over records that the older database has not', async () => {
      const before = await everyRow(older);
      await node.say(withdrawal((await node.say(draft)).id));
      await start();
      expect((await everyRow(older)).split('\n').sort()).toEqual(before.split('\n').sort());
    });
  });
});
