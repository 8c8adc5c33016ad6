import { refusalOf } from '../__fixtures__/refusal-of.js';
import { mustBeEncrypted, nodeAddress } from './node-address.js';

describe('the address of a node', () => {
  it('is its origin, whatever path is given', () => {
    expect(nodeAddress('http://127.0.0.1:4000/graphql?x=1').href).toBe('http://127.0.0.1:4000/');
  });

  it.each(['', 'localhost:4000', 'ftp://node.example', 'not an address'])('is refused as %j', (text) => {
    expect(refusalOf(() => nodeAddress(text))).toMatchObject({ code: 'URL_INVALID' });
  });

  it.each(['https://node.example', 'http://127.0.0.1:4000', 'http://[::1]:4000', 'http://localhost:4000'])(
    'gets a token at %s',
    (text) => {
      expect(() => mustBeEncrypted(new URL(text))).not.toThrow();
    },
  );

  it.each(['http://node.example', 'http://localhost.example', 'http://127.0.0.1.example', 'http://10.0.0.1'])(
    'gets no token in the clear at %s',
    (text) => {
      expect(refusalOf(() => mustBeEncrypted(new URL(text)))).toMatchObject({ code: 'URL_NOT_ENCRYPTED' });
    },
  );
});
