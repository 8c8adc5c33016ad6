import { asked } from '../../test/asked-party.js';
import type { Candidate } from './candidate.store.js';
import { keepAlike } from './keep-alike.js';

const candidate = (
  name: string | null,
  part = 'party:aaaaaaaa',
  by: Candidate['by'] = name === null ? 'identifier' : 'name',
): Candidate => ({
  by,
  recordId: `record of ${name ?? 'an identifier'}`,
  part,
  name,
});
const keptOf = (names: string[], found: Candidate[]): (string | null)[] =>
  keepAlike(asked({ names }), found).map(({ candidate: { name } }) => name);

describe('keepAlike', () => {
  it('leaves out what shares a key and is not alike', () => {
    const found = [candidate('Quillmere Ventures B.V.'), candidate('Stemhulp Technologies')];
    expect(keptOf(['Quillmere Ventures'], found)).toEqual(['Quillmere Ventures B.V.']);
  });

  it('puts the best band first and leaves equals in their order', () => {
    const found = ['Quillmere', 'Quillmere Ventures', 'Quillmere Ventures Ltd'].map((name) =>
      candidate(name),
    );
    expect(keptOf(['Quillmere Ventures'], found)).toEqual([
      'Quillmere Ventures',
      'Quillmere Ventures Ltd',
      'Quillmere',
    ]);
  });

  it('keeps first what was found by identifier, whatever it is called', () => {
    expect(keptOf(['Quillmere'], [candidate('Quillmere'), candidate(null)])).toEqual([null, 'Quillmere']);
  });

  it('compares by its sound what was found by it, as the match will be', () => {
    const names = ['주식회사 금수전 반도체', '유한회사 정수호서솔명 에너지'];
    const found = names.map((name) => candidate(name, 'party:aaaaaaaa', 'sound'));
    expect(keptOf(['jusighoesa geumsujeon bandoche'], found)).toEqual(names.slice(0, 1));
  });

  it('takes a person for a person', () => {
    const person = candidate('Quillmere, Alma', 'person:aaaaaaaa');
    expect(keptOf(['Alma Quillmere'], [person])).toEqual(['Quillmere, Alma']);
  });
});
