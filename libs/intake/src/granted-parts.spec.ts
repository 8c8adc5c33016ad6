import { type AudienceDefinition, audienceOf } from '#access';
import { type PartName, partKind } from '#statement';

import { EU, NOBODY, correction, erasure, forStates, legalEvent, sharing } from '../test/example-forms.js';
import { ExampleGate } from '../test/example-gate.js';
import { type Choices, NOW, decision } from '../test/example-register.js';
import { rowsOf, seenBy } from '../test/stored-rows.js';
import type { LoggedStatement } from './logged-statement.js';

const FOR_FR: AudienceDefinition = audienceOf('NL', { circles: [], states: ['FR'], except: [] });

const draft = decision(
  {},
  {
    reasons: [{ language: 'en', text: 'Thoroughly considered.' }],
    parties: [{ role: 'investor', names: [{ value: 'Quillmere', kind: 'current' }] }],
    persons: [{ role: 'owner', name: 'Alma Brightwater', audience: NOBODY }],
    announce: EU,
  },
);

/** A node that is not the owner's: it holds the log, and of each statement only what was granted. */
describe('ProjectionStore with granted parts', () => {
  let mirror: ExampleGate;

  beforeAll(async () => {
    mirror = await ExampleGate.open();
  });

  afterAll(() => mirror.close());

  /** Logs the statement and unpacks only these kinds of part, all for FR. */
  const receive = async (
    form: object,
    kinds: readonly string[],
    choices: Choices = {},
  ): Promise<LoggedStatement> => {
    const { statement, parts, state } = await mirror.register.submission(form, choices);
    const { jti: statementId, iss: issuer } = statement.claims;
    return mirror.intake(async (manager) => {
      const head = await mirror.ledger.lock(manager);
      const entry = await mirror.ledger.append(manager, head, {
        statementId,
        signingInputHash: Buffer.from(statementId.padEnd(32).slice(0, 32)),
        state,
        issuer,
        keyId: statement.header.kid,
        entry: statement.signedPart,
        loggedAt: NOW,
      });
      const held = new Map([...parts].filter(([part]) => kinds.includes(partKind(part))));
      const logged: LoggedStatement = { entry, state, demo: false, parts: held };
      await mirror.projection.project(manager, logged, () => FOR_FR);
      return logged;
    });
  };
  const rows = async (recordId: string) =>
    (await rowsOf(mirror, recordId)).map(({ table, part, audience }) => [
      table,
      partKind(part as PartName),
      audience,
    ]);

  it('unpacks what it holds, for whom it was granted, and nothing of the rest', async () => {
    const { entry } = await receive(draft, ['head', 'outcome']);
    const found = await rows(entry.statementId);
    expect(new Set(found.map(([, kind]) => kind))).toEqual(new Set(['head', 'outcome']));
    for (const [, , audience] of found) expect(audience).toEqual(FOR_FR.any);
    expect(await seenBy(mirror, 'FR', entry.statementId)).toContain('record_facet outcome');
    expect(await seenBy(mirror, 'DE', entry.statementId)).toEqual([]);
  });

  it('does not take the sharing of the statement for its own, even where it holds it', async () => {
    const { entry } = await receive(draft, ['head', 'outcome', 'sharing']);
    expect(await seenBy(mirror, 'DE', entry.statementId)).toEqual([]);
    const levels = await mirror.intake((manager) => manager.query<unknown[]>('SELECT * FROM hit_level'));
    expect(levels).toEqual([]);
  });

  it('finds the record that a later statement is about, and lets the event count', async () => {
    const { entry } = await receive(draft, ['head', 'outcome']);
    await receive(legalEvent(entry.statementId, 'annulled'), ['head', 'event']);
    expect(await rows(entry.statementId)).toContainEqual(['record_event', 'event', FOR_FR.any]);
  });

  it('knows of a later statement of which it holds only the head', async () => {
    const { entry } = await receive(draft, ['head', 'outcome']);
    await receive(legalEvent(entry.statementId, 'annulled'), ['head']);
    expect((await rows(entry.statementId)).filter(([table]) => table === 'record_event')).toEqual([]);
    const known = await mirror.as('FR', (manager) =>
      manager.query<object[]>('SELECT kind FROM statement WHERE record_id = $1 ORDER BY arrival', [
        entry.statementId,
      ]),
    );
    expect(known).toEqual([{ kind: 'decision' }, { kind: 'legal-event' }]);
  });

  it('replaces by a correction only the parts of it that it holds', async () => {
    const { entry } = await receive(draft, ['head', 'outcome', 'reasons']);
    const { outcome } = decision({ decidedOn: '2026-01-20' }) as { outcome: object };
    const replace = { outcome, 'reasons:en': { text: 'Considered again.' } };
    await receive(correction(entry.statementId, replace), ['head', 'correction', 'outcome']);
    const current = await mirror.as('FR', (manager) =>
      manager.query<{ part: string; said: string }[]>(
        `SELECT part, coalesce(content->>'decidedOn', content->>'text') AS said FROM record_part
          WHERE record_id = $1 AND known_until = 'infinity' AND part IN ('outcome', 'reasons:en') ORDER BY part`,
        [entry.statementId],
      ),
    );
    expect(current).toEqual([
      { part: 'outcome', said: '2026-01-20' },
      { part: 'reasons:en', said: 'Thoroughly considered.' },
    ]);
  });

  it('erases what the owner has erased, wherever it is held', async () => {
    const { entry } = await receive(draft, ['head', 'outcome', 'reasons']);
    await receive(erasure(entry.statementId, ['reasons:en']), ['head', 'erasure']);
    const kinds = (await rows(entry.statementId)).map(([, kind]) => kind);
    expect(kinds).toContain('erasure');
    expect(kinds).not.toContain('reasons');
  });

  it('changes no audience by a sharing, which the grants bring', async () => {
    const { entry } = await receive(draft, ['head', 'outcome']);
    await receive(sharing(entry.statementId, { outcome: forStates('DE') }), ['head', 'sharing']);
    expect(await seenBy(mirror, 'FR', entry.statementId)).toContain('record_part outcome');
    expect(await seenBy(mirror, 'DE', entry.statementId)).toEqual([]);
  });

  it('refuses a statement without a head, which nobody can have been given', async () => {
    await expect(receive(draft, ['outcome'])).rejects.toThrow('without a head');
  });

  it('refuses what is about a record that it does not know', async () => {
    const about = legalEvent('AAAAAAAAAAAAAAAAAAAAAA', 'annulled');
    await expect(receive(about, ['head', 'event'])).rejects.toThrow(/not find any entity/);
  });
});
