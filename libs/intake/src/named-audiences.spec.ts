import { systemRandomness } from '#kernel';
import { type SharingPart, assembleStatement, parseStatementForm } from '#statement';

import { decision } from '../test/example-register.js';
import { namedAudiences } from './named-audiences.js';

const EU = { circles: ['eu'], states: [], except: [] };
const CA = { circles: [], states: ['CA' as const], except: [] };

describe('namedAudiences', () => {
  it('gives each audience with its place', () => {
    const sharing: SharingPart = { parts: { outcome: EU, 'reasons:en': CA } };
    expect(namedAudiences(sharing)).toEqual([
      [['sharing', 'parts', 'outcome'], EU],
      [['sharing', 'parts', 'reasons:en'], CA],
    ]);
  });

  it('gives the levels below the parts too', () => {
    expect(namedAudiences({ parts: {}, announce: EU, silent: CA })).toEqual([
      [['sharing', 'announce'], EU],
      [['sharing', 'silent'], CA],
    ]);
  });

  it('is empty when everything is for the owner alone', () => {
    expect(namedAudiences({ parts: {} })).toEqual([]);
  });

  it('leaves out a part that is named without an audience', () => {
    expect(namedAudiences({ parts: { outcome: undefined } })).toEqual([]);
  });

  it('finds every part that an author shares, and never head or sharing', () => {
    const draft = decision({ audience: {} }, { reasons: [{ language: 'nl', text: 'De redenen.' }] });
    const parts = assembleStatement(parseStatementForm(draft), systemRandomness);
    const places = namedAudiences(parts.get('sharing') as SharingPart).map(([path]) => path[2]);
    expect(places.map((part) => part?.replace(/:.*/, '')).sort()).toEqual(['ground', 'reasons']);
  });
});
