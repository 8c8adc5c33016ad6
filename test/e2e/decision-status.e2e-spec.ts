import { PURPOSE, ask } from '../support/ask.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const ALL = { circles: ['all-members'], states: [], except: [] };
const EU = { circles: ['eu'], states: [], except: [] };
const NOBODY = { circles: [], states: [], except: [] };

interface Shown {
  readonly precedent: {
    readonly status: {
      readonly code: { readonly code: string };
      readonly counts: boolean;
      readonly note: string;
    };
    readonly version: number;
    readonly groundsNote: string | null;
    readonly outcome: { readonly __typename: string; readonly summary?: string };
    readonly grounds: readonly { readonly __typename: string; readonly part?: string }[];
    readonly persons: readonly { readonly __typename: string; readonly part?: string }[];
    readonly history: readonly {
      readonly kind: { readonly code: string };
      readonly content: { readonly __typename: string; readonly event?: { readonly code: string } };
    }[];
    readonly evidence: string;
    readonly relations: readonly { readonly recordId: string; readonly inverse: boolean }[];
  } | null;
}

const SHOW = `query ($id: ID!, $asOf: String, $knownAt: Instant) {
  precedent(id: $id, asOf: $asOf, knownAt: $knownAt) {
    status { code { code } counts note } version groundsNote
    outcome { __typename ... on Outcome { summary } }
    grounds { __typename ... on Ground { part } ... on Erased { part } }
    persons { __typename ... on Person { part } ... on Erased { part } }
    history { kind { code } content { __typename ... on LegalEventEntry { event { code } } } }
    relations { recordId inverse } evidence
  }
}`;

/** Everything that a presentation opens, as text. */
const opened = (evidence: string): string =>
  evidence
    .split('~')
    .slice(1)
    .map((part) => Buffer.from(part, 'base64url').toString())
    .join('\n');

describe('the status of a decision', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node.close());

  const show = async (as: string, id: string, moment: object = {}): Promise<Shown['precedent']> => {
    const answer = await ask<Shown>(node, SHOW, { as, headers: PURPOSE, variables: { id, ...moment } });
    expect(answer.errors).toEqual([]);
    return answer.data.precedent;
  };

  const event = (ref: string, what: string, occurredOn: string, audience: object = ALL): object => ({
    kind: 'legal-event',
    ref,
    audience,
    event: { event: what, occurredOn, by: 'Administrative court' },
  });

  const refusal = async (state: string, form: object): Promise<string | undefined> => {
    const officer = `${state.toLowerCase()}-releaser`;
    const answer = await submit(node, officer, await signAs(node, state, form));
    return answer.problems?.[0]?.code;
  };

  it('follows the events, and shows what stood on an earlier day', async () => {
    const { recordId } = await file(node, 'NL', decision({ decidedOn: '2024-11-06' }));
    await file(node, 'NL', event(recordId, 'appeal_lodged', '2024-12'));
    await file(node, 'NL', event(recordId, 'annulled', '2026-01-21'));
    expect((await show('fr-reader', recordId))?.status).toMatchObject({
      code: { code: 'annulled' },
      counts: false,
    });
    expect((await show('fr-reader', recordId, { asOf: '2025-03-01' }))?.status.code.code).toBe(
      'under_challenge',
    );
    expect((await show('fr-reader', recordId, { asOf: '2024-11-20' }))?.status.code.code).toBe('standing');
    expect(await show('fr-reader', recordId, { asOf: '2024-11-05' })).toBeNull();
    const history = (await show('fr-reader', recordId))?.history ?? [];
    expect(history.map(({ content }) => content.event?.code ?? content.__typename)).toEqual([
      'Decided',
      'appeal_lodged',
      'annulled',
    ]);
  });

  it('refuses an annulment that reaches fewer than the outcome', async () => {
    const { recordId } = await file(node, 'NL', decision({ decidedOn: '2025-06-01' }));
    expect(await refusal('NL', event(recordId, 'annulled', '2026-01-21', EU))).toBe('EVENT_REACHES_FEWER');
    expect(await refusal('NL', event(recordId, 'complied', '2026-01-21', EU))).toBeUndefined();
  });

  it('lets nobody but the owner speak about a record, and does not say whether there is one', async () => {
    const { recordId } = await file(node, 'NL', decision({ audience: NOBODY }, { audience: NOBODY }));
    const unknown = 'A'.repeat(22);
    expect(await refusal('DE', event(recordId, 'annulled', '2026-01-21'))).toBe('REFERENCE_UNKNOWN');
    expect(await refusal('DE', event(unknown, 'annulled', '2026-01-21'))).toBe('REFERENCE_UNKNOWN');
  });

  it('takes a withdrawn record from everybody, and says so', async () => {
    const { recordId } = await file(node, 'NL', decision({ summary: 'A summary.' }));
    await file(node, 'NL', {
      kind: 'withdrawal',
      ref: recordId,
      audience: ALL,
      withdrawal: { reason: 'recorded_in_error', note: 'not_recorded' },
    });
    const seen = await show('fr-reader', recordId);
    expect(seen?.status.code.code).toBe('withdrawn');
    expect(seen?.outcome.__typename).toBe('NotShared');
    expect((await show('nl-reader', recordId))?.outcome.summary).toBe('A summary.');
    expect(await refusal('NL', event(recordId, 'annulled', '2026-01-21'))).toBe('RECORD_WITHDRAWN');
  });

  it('narrows and widens what is shared', async () => {
    const { recordId } = await file(node, 'NL', decision());
    await file(node, 'NL', { kind: 'sharing', ref: recordId, parts: { outcome: EU } });
    expect(await show('ca-reader', recordId)).toBeNull();
    expect((await show('fr-reader', recordId))?.outcome.__typename).toBe('Outcome');
    await file(node, 'NL', { kind: 'sharing', ref: recordId, parts: { outcome: ALL } });
    expect((await show('ca-reader', recordId))?.outcome.__typename).toBe('Outcome');
    const unknown = { kind: 'sharing', ref: recordId, parts: { 'ground:aaaaaaaa': EU } };
    expect(await refusal('NL', unknown)).toBe('SHARING_PART_UNKNOWN');
  });

  it('corrects a part, and shows what it said before', async () => {
    const form = decision({ summary: 'Wrong.' }) as { outcome: object };
    const { recordId } = await file(node, 'NL', form);
    const before = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    const corrected = { ...form.outcome, summary: 'Right.', audience: ALL };
    const correction = { kind: 'correction', ref: recordId, audience: ALL, reason: 'A slip of the pen.' };
    await file(node, 'NL', { ...correction, replace: { outcome: corrected } });
    expect(await show('fr-reader', recordId)).toMatchObject({ version: 2, outcome: { summary: 'Right.' } });
    expect(await show('fr-reader', recordId, { knownAt: before })).toMatchObject({
      version: 1,
      outcome: { summary: 'Wrong.' },
    });
    const narrower = { ...correction, audience: EU, replace: { outcome: { ...corrected, audience: EU } } };
    expect(await refusal('NL', narrower)).toBe('CORRECTION_REACHES_FEWER');
  });

  it('erases a person everywhere, and says that something was erased', async () => {
    const persons = [{ role: 'owner', name: 'Alma Quillmere (fictitious)' }];
    const { recordId } = await file(node, 'NL', decision({}, { persons }));
    const before = await show('fr-reader', recordId);
    expect(opened(before?.evidence ?? '')).toContain('Alma');
    const part = before?.persons[0]?.part ?? '';
    const erasures = [{ part, reason: 'retention_reached' }];
    await file(node, 'NL', { kind: 'erasure', ref: recordId, audience: ALL, erasures });
    const seen = await show('fr-reader', recordId);
    expect(seen?.persons.map(({ __typename }) => __typename)).toEqual(['Erased', 'NotShared']);
    expect(opened(seen?.evidence ?? '')).not.toContain('Alma');
    expect(opened((await show('nl-reader', recordId))?.evidence ?? '')).not.toContain('Alma');
    expect(await refusal('NL', { kind: 'erasure', ref: recordId, audience: ALL, erasures })).toBe(
      'ERASURE_PART_UNKNOWN',
    );
  });

  it('says that the decisive ground is not shared', async () => {
    const grounds = [
      { code: 'SEC-02', weight: 'decisive', audience: NOBODY },
      { code: 'SEC-03', weight: 'contributing' },
    ];
    const { recordId } = await file(node, 'CZ', decision({ decidedBy: 'CZ' }, { grounds }));
    expect((await show('fr-reader', recordId))?.groundsNote).toBe('decisive ground not shared, ask CZ');
    expect((await show('cz-reader', recordId))?.groundsNote).toBeNull();
  });

  it('ties records together, seen from both', async () => {
    const one = await file(node, 'NL', decision());
    const other = await file(node, 'DE', decision({ decidedBy: 'DE' }));
    const relation = { relation: 'same_deal', to: other.recordId };
    await file(node, 'NL', { kind: 'relation', ref: one.recordId, audience: EU, relation });
    expect((await show('de-reader', other.recordId))?.relations).toEqual([
      { recordId: one.recordId, inverse: true },
    ]);
    expect((await show('ca-reader', other.recordId))?.relations).toEqual([]);
  });
});
