import { InvalidInput, validateInput } from '#graphql';

import { PreviewAudienceInput } from './audience-preview.input.js';

const part = (changes: object = {}): object => ({
  part: 'outcome',
  circles: ['eu'],
  states: ['CA'],
  except: [],
  ...changes,
});

function problemPaths(input: object): string[] {
  try {
    validateInput(PreviewAudienceInput, input, 'input');
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path }) => path.join('.'));
    throw error;
  }
}

describe('PreviewAudienceInput', () => {
  it('takes parts with names of the caller’s own', () => {
    expect(
      problemPaths({ parts: [part(), part({ part: 'ground:k3xv7q2a' }), part({ part: 'Grund 1' })] }),
    ).toEqual([]);
  });

  it('takes a part that is for nobody else', () => {
    expect(problemPaths({ parts: [part({ circles: [], states: [] })] })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['no part at all', { parts: [] }, 'input.parts'],
    [
      'more than 100 parts',
      { parts: Array.from({ length: 101 }, (_, n) => part({ part: `p${n}` })) },
      'input.parts',
    ],
    ['two parts of one name', { parts: [part(), part()] }, 'input.parts'],
    ['a part without a name', { parts: [part({ part: '' })] }, 'input.parts.0.part'],
    ['a long name', { parts: [part({ part: 'p'.repeat(101) })] }, 'input.parts.0.part'],
    ['an audience for the head', { parts: [part({ part: 'head' })] }, 'input.parts.0.part'],
    ['an audience for the sharing', { parts: [part(), part({ part: 'sharing' })] }, 'input.parts.1.part'],
    ['more than 20 circles', { parts: [part({ circles: Array(21).fill('eu') })] }, 'input.parts.0.circles'],
    ['what is no id of a circle', { parts: [part({ circles: ['EU'] })] }, 'input.parts.0.circles'],
    ['a circle id without end', { parts: [part({ circles: ['e'.repeat(65)] })] }, 'input.parts.0.circles'],
    ['what is no country', { parts: [part({ states: ['EU'] })] }, 'input.parts.0.states'],
    ['more than 100 states', { parts: [part({ states: Array(101).fill('NL') })] }, 'input.parts.0.states'],
    ['an exception that is no country', { parts: [part({ except: ['nl'] })] }, 'input.parts.0.except'],
    ['a field of another name', { parts: [part({ circle: 'eu' })] }, 'input.parts.0.circle'],
  ])('refuses %s and says where', (_, input, path) => {
    expect(new Set(problemPaths(input))).toEqual(new Set([path]));
  });
});
