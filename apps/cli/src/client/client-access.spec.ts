import { refusalOf } from '../__fixtures__/refusal-of.js';
import { clientAccess } from './client-access.js';

const TOLD = {
  GROUNDS_ISSUER: 'https://id.nl.example/officers',
  GROUNDS_CLIENT: 'case-system',
  GROUNDS_CLIENT_KEY: 'client.jwk.json',
};

describe('what the environment says of the client', () => {
  it('is nothing when nothing is set', () => {
    expect(clientAccess({})).toBeUndefined();
    expect(clientAccess({ GROUNDS_ISSUER: '', GROUNDS_CLIENT: '', GROUNDS_CLIENT_KEY: '' })).toBeUndefined();
  });

  it('has the metadata below the issuer, where OpenID puts them', () => {
    expect(clientAccess(TOLD)).toEqual({
      issuer: 'https://id.nl.example/officers',
      metadata: new URL('https://id.nl.example/officers/.well-known/openid-configuration'),
      clientId: 'case-system',
      keyFile: 'client.jwk.json',
    });
    const { metadata } = clientAccess({ ...TOLD, GROUNDS_ISSUER: 'https://id.nl.example/' }) ?? {};
    expect(metadata?.href).toBe('https://id.nl.example/.well-known/openid-configuration');
  });

  it('has them where it is told', () => {
    const there = 'http://127.0.0.1:4000/demonstration/issuers/nl/.well-known/openid-configuration';
    expect(clientAccess({ ...TOLD, GROUNDS_ISSUER_METADATA: there })?.metadata.href).toBe(there);
  });

  it.each(Object.keys(TOLD))('is refused without %s', (name) => {
    expect(refusalOf(() => clientAccess({ ...TOLD, [name]: undefined }))).toMatchObject({
      code: 'CLIENT_INCOMPLETE',
    });
  });

  it.each([
    ['ISSUER_INVALID', { GROUNDS_ISSUER: 'id.nl.example' }],
    ['ISSUER_INVALID', { GROUNDS_ISSUER_METADATA: 'nowhere' }],
    ['URL_NOT_ENCRYPTED', { GROUNDS_ISSUER: 'http://id.nl.example' }],
    ['URL_NOT_ENCRYPTED', { GROUNDS_ISSUER_METADATA: 'http://id.nl.example/metadata' }],
  ])('is refused with %s', (code, change) => {
    expect(refusalOf(() => clientAccess({ ...TOLD, ...change }))).toMatchObject({ code });
  });
});
