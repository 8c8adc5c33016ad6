import { refuses, takes } from '../__fixtures__/judge-part.js';

describe('A circle of a state', () => {
  it('has an id that begins with the code of its state', () => {
    takes('circle', 'id', 'nl:a', 'gb:five.eyes-2');
    refuses('circle', 'id', 'eu', 'nl-de', 'xx:partners', 'NL:partners', 'nl:', 'register:members', 7);
  });

  it('has a name in each language, of one line', () => {
    takes('circle', 'label.en', 'x'.repeat(120));
    refuses('circle', 'label.nl', '', 'x'.repeat(121), 'One.\nTwo.', undefined);
    refuses('circle', 'label', 'Partners', undefined, []);
  });

  it('lists countries, each once, and may list none', () => {
    takes('circle', 'states', [], ['CZ'], ['CZ', 'FR', 'US']);
    refuses('circle', 'states', ['CZ', 'CZ'], ['cz'], ['XX'], 'CZ', undefined);
  });

  it('ends at a moment in UTC', () => {
    takes('circle', 'expires', '2027-11-23T00:00:00Z', '2027-11-23T00:00:00.000Z');
    refuses(
      'circle',
      'expires',
      '2027-11-23',
      '2027-02-30T00:00:00Z',
      '2027-11-23T00:00:00+01:00',
      undefined,
    );
  });

  it('has a roster of the list', () => {
    takes('circle', 'roster', 'open', 'members', 'owner');
    refuses('circle', 'roster', 'closed', '', undefined);
  });
});

describe('An exclusion', () => {
  it('lists countries, each once, and may list none', () => {
    takes('exclusion', 'states', [], ['GB']);
    refuses('exclusion', 'states', ['GB', 'GB'], 'GB', undefined);
  });

  it('gives its reason, which may run over several lines', () => {
    takes('exclusion', 'reason', 'x'.repeat(2000), 'One.\nTwo.');
    refuses('exclusion', 'reason', '', 'x'.repeat(2001), undefined);
  });
});

describe('Both', () => {
  it('carry a version from 1 on', () => {
    for (const kind of ['circle', 'exclusion'] as const) {
      takes(kind, 'version', 1, 2_147_483_647);
      refuses(kind, 'version', 0, -1, 2_147_483_648, '1', null);
    }
  });
});
