import type { Identity, Principal, RequestToProve } from '#identity';

import { officerWith } from '../test/officer.js';
import { callContext } from './index.js';

/** Identity as this room sees it: one question, answered from the request. */
function identityThat(answer: (request: RequestToProve) => Promise<Principal>): Identity {
  return { authenticate: answer } as unknown as Identity;
}

const request = (headers: RequestToProve['headers'] = {}): RequestToProve => ({
  method: 'POST',
  url: '/graphql',
  headers,
});

describe('callContext', () => {
  const officer = officerWith('reader');
  const anybody = identityThat(() => Promise.resolve(officer));

  it('hands the request to identity as it came', async () => {
    const seen: RequestToProve[] = [];
    const identity = identityThat((asked) => {
      seen.push(asked);
      return Promise.resolve(officer);
    });
    const sent = request({ authorization: 'Bearer abc' });
    await callContext(identity, sent).authenticate();
    expect(seen).toEqual([sent]);
  });

  it('proves the officer once for a whole request', async () => {
    let asked = 0;
    const identity = identityThat(() => {
      asked += 1;
      return Promise.resolve(officer);
    });
    const call = callContext(identity, request());
    expect(await Promise.all([call.authenticate(), call.authenticate()])).toEqual([officer, officer]);
    expect(await call.authenticate()).toBe(officer);
    expect(asked).toBe(1);
  });

  it('proves nobody before it is asked to', () => {
    const never = identityThat(() => Promise.reject(new Error('asked too early')));
    expect(callContext(never, request()).purpose).toBeUndefined();
  });

  it('stays with a refusal for the whole request', async () => {
    let asked = 0;
    const identity = identityThat(() => {
      asked += 1;
      return Promise.reject(new Error(`refusal ${asked}`));
    });
    const call = callContext(identity, request());
    await expect(call.authenticate()).rejects.toThrow('refusal 1');
    await expect(call.authenticate()).rejects.toThrow('refusal 1');
  });

  it('reads purpose and case from the headers', () => {
    const headers = { 'grounds-purpose': 'screening', 'grounds-case': 'NL-2026-1' };
    expect(callContext(anybody, request(headers))).toMatchObject({
      purpose: 'screening',
      caseReference: 'NL-2026-1',
    });
  });

  it('passes on when nobody listens any longer, which only a stream can tell', () => {
    const { signal } = new AbortController();
    expect(callContext(anybody, request(), signal).gone).toBe(signal);
    expect(callContext(anybody, request()).gone).toBeUndefined();
  });

  it('takes a header that was sent twice for none at all', () => {
    const headers = { 'grounds-purpose': ['screening', 'oversight'] };
    expect(callContext(anybody, request(headers)).purpose).toBeUndefined();
  });
});
