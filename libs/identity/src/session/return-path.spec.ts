import { returnPath } from './return-path.js';

const NODE = 'https://node.nl.example';

describe('returnPath', () => {
  it.each(['/', '/console', '/console?tab=1#top', '/a/b%20c'])('takes %s', (path) => {
    expect(returnPath(path, NODE)).toBe(path);
  });

  it.each([
    ['another host', 'https://evil.example/'],
    ['another host without a scheme', '//evil.example/'],
    ['another host behind a backslash', '/\\evil.example/'],
    ['another host after a tab', '/\t/evil.example/'],
    ['a climb to another host', '/..//evil.example/'],
    ['the node itself in full', `${NODE}/console`],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', 'console'],
    ['1001 characters', `/${'a'.repeat(1000)}`],
    ['two', ['/a', '/b']],
    ['nothing', undefined],
  ])('leads to the front page for %s', (_, asked) => {
    expect(returnPath(asked, NODE)).toBe('/');
  });
});
