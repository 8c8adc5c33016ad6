import { ANNOUNCEMENT, markerOf, unwrapped } from './markers.js';

const MARKER = markerOf('in a circle', 'told');

describe('a marker', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64url');

  it('is found in whatever case it stands', () => {
    expect(unwrapped(`{"name":"${MARKER.toUpperCase()} Holding"}`)).toContain(MARKER);
  });

  it.each([
    ['a disclosure', `head~${encoded(`["salt","reasons:en","${MARKER}"]`)}~`],
    [
      'a disclosure in a file',
      encoded(JSON.stringify({ disclosure: encoded(`["salt","party","${MARKER}"]`) })),
    ],
    ['the claims of a token', `eyJhbGciOiJFUzI1NiJ9.${encoded(`{"found":["${MARKER}"]}`)}.AAAA`],
  ])('is found in %s', (_, text) => {
    expect(text).not.toContain(MARKER);
    expect(unwrapped(text)).toContain(MARKER);
  });

  it('keeps what tells capitals apart, such as ids, as it stands', () => {
    expect(unwrapped(encoded('{"jti":"Aq3kVb0pT1uYdE5hWsXcRg"}'))).toContain('Aq3kVb0pT1uYdE5hWsXcRg');
  });

  it('is no part of another', () => {
    const others = [
      markerOf('in a circle', 'kept'),
      markerOf('excluded from a circle', 'told'),
      ANNOUNCEMENT,
    ];
    for (const other of others) expect(other).not.toContain(MARKER);
  });
});
