import { ALL_MEMBERS, circleOwner, isOwnCircleId } from './own-circle-id.js';

describe('circleOwner', () => {
  it('finds the state in the id of its own circle', () => {
    expect(circleOwner('nl:screening-partners')).toBe('NL');
    expect(circleOwner('gb:eyes.5')).toBe('GB');
  });

  it.each(['eu', 'nl-de', ALL_MEMBERS, 'xx:partners', 'NL:partners', 'nl:', 'nl:a:b', 'nl:-a', 'n:a', ''])(
    'finds none in %s',
    (id) => {
      expect(circleOwner(id)).toBeUndefined();
    },
  );

  it('takes no id that is longer than an audience may name', () => {
    expect(isOwnCircleId(`nl:${'a'.repeat(61)}`)).toBe(true);
    expect(isOwnCircleId(`nl:${'a'.repeat(62)}`)).toBe(false);
  });

  it('takes nothing that is no text', () => {
    expect(isOwnCircleId(7)).toBe(false);
  });
});
