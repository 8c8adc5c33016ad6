import 'reflect-metadata';

import { systemRandomness } from '#kernel';
import { Membership } from '#membership';
import { assembleStatement, parseStatementForm } from '#statement';

import { NOW, sampleDecision, signedDecision } from '../__fixtures__/signed-decision.js';
import { plannedLevels, plannedParts } from './planned-parts.js';
import { previewFromRoot } from './preview-from-root.js';

const ISS = 'https://nl.demonstration.invalid/';

describe('a preview from a root in a file', () => {
  let membership: Membership;

  beforeAll(async () => {
    const { root } = await signedDecision();
    const { payload } = root;
    const [first] = payload.states;
    if (!first) throw new Error('The sample root has a state.');
    const other = (code: string, memberSince: string) => ({ ...first, code, memberSince, authorities: [] });
    const expired = {
      label: { en: 'x', nl: 'x' },
      version: 1,
      roster: 'open' as const,
      treaty: true as const,
    };
    const circles = [
      { ...expired, id: 'all-members', states: ['NL', 'DE', 'CZ'], expires: '2030-01-01T00:00:00Z' },
      { ...expired, id: 'eu', states: ['NL', 'DE', 'IT'], expires: '2026-01-01T00:00:00Z' },
    ];
    const states = [first, other('CZ', '2027-05-01'), other('DE', '2026-01-01')];
    membership = new Membership({ ...root, payload: { ...payload, states, circles } });
  });

  const partsOf = (form: object) => assembleStatement(parseStatementForm(form), systemRandomness);
  const preview = (form: object, iss = ISS) =>
    previewFromRoot(membership, iss, plannedParts(partsOf(form)), NOW);

  it('lists each state, when it begins and when it ends', async () => {
    const previewed = await preview(sampleDecision());
    expect(previewed?.parts[0]).toMatchObject({
      part: 'outcome',
      ownerOnly: false,
      readers: [
        { state: { code: 'CZ' }, since: '2027-05-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z' },
        { state: { code: 'DE' }, since: null, until: '2030-01-01T00:00:00.000Z' },
        { state: { code: 'NL' }, since: null, until: null },
      ],
    });
    expect(previewed?.head.readers.map(({ state }) => state.code)).toEqual(['CZ', 'DE', 'NL']);
  });

  it('says of a part that nobody else may read that it is for its owner only', async () => {
    const previewed = await preview(sampleDecision());
    const lonely = previewed?.parts
      .filter(({ ownerOnly }) => ownerOnly)
      .map(({ part }) => part.split(':')[0]);
    expect(lonely).toEqual(['ground', 'party', 'person']);
  });

  it('names circles and states that let nobody in', async () => {
    const previewed = await preview({ ...sampleDecision(), audience: { states: ['CZ', 'DE'] } });
    const messages = previewed?.problems.map(({ path, message }) => [path.join('.'), message]);
    expect(messages).toEqual(
      expect.arrayContaining([
        ['parts.0', 'CZ is no member today.'],
        ['parts.1', 'There is no circle eu.'],
        ['parts.1', 'IT is no member today.'],
      ]),
    );
  });

  it('does the same for the levels of a hit, and nothing for none', async () => {
    const form = { ...sampleDecision(), announce: { circles: ['all-members'] }, silent: { states: ['DE'] } };
    const levels = await previewFromRoot(membership, ISS, plannedLevels(partsOf(form)), NOW);
    expect(levels?.parts.map(({ part, readers }) => [part, readers.length])).toEqual([
      ['announce', 3],
      ['silent', 2],
    ]);
    expect(
      await previewFromRoot(membership, ISS, plannedLevels(partsOf(sampleDecision())), NOW),
    ).toBeUndefined();
  });

  it('is refused for an authority that the root does not know', async () => {
    await expect(preview(sampleDecision(), 'https://other.example/')).rejects.toMatchObject({
      code: 'AUTHORITY_UNKNOWN',
    });
  });
});
