import { exampleMembership } from '../test/example-membership.js';
import type { PreviewPartInput } from './audience-preview.input.js';
import type { OwnRules } from './core/own-rules.js';
import { previewAudience } from './preview-audience.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const LATER = new Date('2027-06-01T00:00:00Z');

const RULES: OwnRules = {
  circles: new Map([['nl:near', { states: ['FR'], until: LATER }]]),
  excluded: new Map([['NL', new Set(['FI'])]]),
  leases: new Map(),
};

/** Code and place of each problem that NL is told of. */
function problems(parts: Partial<PreviewPartInput>[], at = NOW): string[] {
  const complete = parts.map((changes, place) => ({
    part: `part ${place}`,
    circles: [],
    states: [],
    except: [],
    ...changes,
  }));
  const found = previewAudience(
    { parts: complete },
    { owner: 'NL', membership: exampleMembership(), rules: RULES, at },
  ).problems;
  return found.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('findAudienceProblems', () => {
  it('finds nothing wrong with audiences that the gate takes and that reach somebody', () => {
    expect(problems([{ circles: ['eu', 'nl-fr'] }, { states: ['FR'], except: ['FI'] }, {}])).toEqual([]);
    expect(problems([{ circles: ['nl:near'] }])).toEqual([]);
  });

  it('finds a circle of its own that it has not made or not renewed, and any of another state', () => {
    expect(problems([{ circles: ['nl:far', 'fr:near', 'register:members', 'eu'] }])).toEqual([
      'AUDIENCE_CIRCLE_UNKNOWN input.parts.0.circles.0',
      'AUDIENCE_CIRCLE_UNKNOWN input.parts.0.circles.1',
      'AUDIENCE_CIRCLE_UNKNOWN input.parts.0.circles.2',
    ]);
    expect(problems([{ circles: ['nl:near', 'nl-fr'] }], LATER)).toEqual([
      'AUDIENCE_CIRCLE_EXPIRED input.parts.0.circles.0',
    ]);
  });

  it('finds a circle that does not exist, and where it stands', () => {
    expect(problems([{}, { circles: ['eu', 'south-sea'] }])).toEqual([
      'AUDIENCE_CIRCLE_UNKNOWN input.parts.1.circles.1',
    ]);
  });

  it('finds a circle that has expired', () => {
    expect(problems([{ circles: ['eu', 'all-members'] }], LATER)).toEqual([
      'AUDIENCE_CIRCLE_EXPIRED input.parts.0.circles.0',
    ]);
  });

  it('finds states that are no members today, shared with or kept out', () => {
    expect(problems([{ states: ['US', 'FR'], except: ['CA'] }])).toEqual([
      'AUDIENCE_STATE_UNKNOWN input.parts.0.states.0',
      'AUDIENCE_STATE_UNKNOWN input.parts.0.except.0',
    ]);
  });

  it('takes a state from the first day of its membership on', () => {
    expect(problems([{ states: ['CA'] }], LATER)).toEqual([]);
  });

  it.each<[string, Partial<PreviewPartInput>, Date]>([
    ['everybody is excluded', { circles: ['eu'], except: ['FI', 'FR'] }, NOW],
    ['the one state is shut out', { states: ['FI'] }, NOW],
    ['the one state is excluded', { states: ['FR'], except: ['FR'] }, NOW],
    ['it names its owner only', { states: ['NL'] }, NOW],
    ['its one circle has expired', { circles: ['eu'] }, LATER],
    ['its one circle is unknown', { circles: ['south-sea'] }, NOW],
  ])('warns of an audience that silently reaches nobody because %s', (_, part, at) => {
    expect(problems([{ states: ['FR'] }, part], at)).toContain('AUDIENCE_REACHES_NOBODY input.parts.1');
  });

  it('does not warn of a circle whose roster it may not look into', () => {
    expect(problems([{ circles: ['nl-fr'], except: ['FR'] }])).toEqual([]);
  });
});
