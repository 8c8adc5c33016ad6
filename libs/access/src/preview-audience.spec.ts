import fc from 'fast-check';

import type { RootPayload } from '#membership';

import { exampleMembership } from '../test/example-membership.js';
import type { PreviewPartInput } from './audience-preview.input.js';
import type { AudiencePreview, PartPreview } from './audience-preview.type.js';
import { NO_RULES, viewOf } from './core/own-rules.js';
import { mayRead } from './core/readers-of.js';
import type { Sharer } from './find-audience-problems.js';
import { previewAudience } from './preview-audience.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const membership = exampleMembership();

const sharer = (owner: string, members = membership, rules = NO_RULES): Sharer => ({
  owner,
  membership: members,
  rules,
  at: NOW,
});

const part = (changes: Partial<PreviewPartInput> = {}): PreviewPartInput => ({
  part: 'outcome',
  circles: [],
  states: [],
  except: [],
  ...changes,
});

function preview(owner: string, ...parts: Partial<PreviewPartInput>[]): AudiencePreview {
  const named = parts.map((changes, place) => part({ part: `part ${place}`, ...changes }));
  return previewAudience({ parts: named }, sharer(owner));
}

function first(owner: string, changes: Partial<PreviewPartInput>): PartPreview {
  const [found] = preview(owner, changes).parts;
  if (!found) throw new Error('The preview has no part.');
  return found;
}

const codes = ({ readers }: PartPreview): string[] => readers.map(({ state }) => state.code);

describe('previewAudience', () => {
  it('names every state that will be able to read, with the reasons and the end', () => {
    expect(first('NL', { circles: ['eu'], except: ['FR'] }).readers).toMatchObject([
      {
        state: { code: 'FI' },
        since: undefined,
        until: new Date('2027-06-01T00:00:00Z'),
        reasons: [{ code: 'in_circle', circle: 'eu', text: expect.stringContaining('circle') as string }],
      },
      { state: { code: 'NL' }, since: undefined, until: undefined, reasons: [{ code: 'owner' }] },
    ]);
  });

  it('names a state that joins later, and from when', () => {
    const [canada] = first('NL', { circles: ['all-members'] }).readers;
    expect(canada).toMatchObject({
      state: { code: 'CA' },
      since: new Date('2027-01-01T00:00:00Z'),
      until: new Date('2027-11-01T00:00:00Z'),
      reasons: [{ code: 'not_yet_a_member' }, { code: 'in_circle' }],
    });
  });

  it('answers for each part under its own name, in the order given', () => {
    const { parts } = preview('NL', { part: 'b', circles: ['eu'] }, { part: 'a', states: ['FR'] });
    expect(parts.map((one) => [one.part, codes(one)])).toEqual([
      ['b', ['FI', 'FR', 'NL']],
      ['a', ['FR', 'NL']],
    ]);
  });

  it('shows in the head whoever may read at least one part', () => {
    const { head } = preview('NL', { states: ['FR'] }, { states: ['FI'], except: ['FR'] }, {});
    expect(head.part).toBe('head');
    expect(codes(head)).toEqual(['FI', 'FR', 'NL']);
  });

  it('says of a part for nobody else that it stays with its owner, and finds no fault with that', () => {
    const { parts, head, problems } = preview('NL', {});
    expect(parts[0]).toMatchObject({ ownerOnly: true, circlesNotShown: [] });
    expect(head.ownerOnly).toBe(true);
    expect(problems).toEqual([]);
  });

  describe('with a circle whose roster is not for the caller', () => {
    it('names the circle and none of its states', () => {
      const shown = first('FR', { circles: ['nl-fr'] });
      expect(codes(shown)).toEqual(['FR']);
      expect(shown).toMatchObject({ circlesNotShown: ['nl-fr'], ownerOnly: false });
    });

    it('names it at the head too', () => {
      expect(preview('FR', { circles: ['nl-fr'] }, {}).head.circlesNotShown).toEqual(['nl-fr']);
    });

    it('answers alike whoever else is in that circle, also when states are named or excluded besides', () => {
      const withRoster = (states: string[]) =>
        exampleMembership(({ circles }) => {
          for (const circle of circles) if (circle.id === 'nl-fr') circle.states = states;
        });
      const [alone, many] = [withRoster(['FR']), withRoster(['FI', 'FR', 'NL'])];
      const someStates = fc.subarray(['CA', 'FI', 'FR', 'NL']);
      const anyPart = fc.record({
        part: fc.constant('outcome'),
        circles: fc.subarray(['nl-fr', 'eu']),
        states: someStates,
        except: someStates,
      });
      fc.assert(
        fc.property(anyPart, (given) => {
          const [one, other] = [alone, many].map((world) =>
            previewAudience({ parts: [given] }, sharer('FR', world)),
          );
          expect(one).toEqual(other);
        }),
      );
    });
  });

  describe('with a circle of others', () => {
    const withoutEu = exampleMembership((payload: RootPayload) => {
      payload.circles = payload.circles.filter(({ id }) => id === 'all-members');
    });

    it.each(['eu', 'nl-fr'])('answers for %s as if there were no such circle', (id) => {
      const given = { parts: [part({ circles: [id, 'all-members'] })] };
      const asked = previewAudience(given, sharer('CA'));
      expect(asked).toEqual(previewAudience(given, sharer('CA', withoutEu)));
      expect(asked.problems).toMatchObject([{ code: 'AUDIENCE_CIRCLE_UNKNOWN' }]);
    });
  });

  it('goes by the circles that its state has made and by whom it has shut out, and says so', () => {
    const until = new Date('2027-03-01T00:00:00Z');
    const rules = {
      circles: new Map([['nl:near', { states: ['FI', 'FR'], until }]]),
      excluded: new Map([['NL', new Set(['FI'])]]),
      leases: new Map(),
    };
    const given = { parts: [part({ circles: ['nl:near'] })] };
    const asked = previewAudience(given, sharer('NL', membership, rules));
    expect(asked.parts[0]?.readers).toMatchObject([
      { state: { code: 'FR' }, until, reasons: [{ code: 'in_circle', circle: 'nl:near' }] },
      { state: { code: 'NL' } },
    ]);
    expect(asked.problems).toEqual([]);
  });

  it('lists exactly the states that may read at some time, when all rosters are shown', () => {
    const someStates = fc.subarray(['CA', 'FI', 'FR', 'NL']);
    const anyPart = fc.record({
      circles: fc.subarray(['all-members', 'eu']),
      states: someStates,
      except: someStates,
    });
    const moments = [
      '2026-11-23T12:00:00Z',
      '2027-01-01T00:00:00Z',
      '2027-07-01T00:00:00Z',
      '2028-01-01T00:00:00Z',
    ];
    fc.assert(
      fc.property(anyPart, (given) => {
        const definition = { owner: 'NL', any: [given] };
        const reading = ['CA', 'FI', 'FR', 'NL'].filter((state) =>
          moments.some((at) => mayRead(definition, state, viewOf(membership, NO_RULES), new Date(at))),
        );
        expect(codes(first('NL', given))).toEqual(reading);
      }),
    );
  });
});
