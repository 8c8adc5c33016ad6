import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider keeps between requests, for as long as a test runs. */
export class ProviderStorage {
  readonly #kept = new Map<string, AdapterPayload>();

  adapter(kind: string): Adapter {
    const at = (id: string): string => `${kind} ${id}`;
    const search = (matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> =>
      Promise.resolve([...this.#kept].find(([key, one]) => key.startsWith(`${kind} `) && matches(one))?.[1]);
    const done = (): Promise<void> => Promise.resolve();
    return {
      upsert: (id, payload) => (this.#kept.set(at(id), { ...payload }), done()),
      find: (id) => Promise.resolve(this.#kept.get(at(id))),
      findByUid: (uid) => search((payload) => payload.uid === uid),
      findByUserCode: (code) => search((payload) => payload.userCode === code),
      consume: (id) => (Object.assign(this.#kept.get(at(id)) ?? {}, { consumed: 1 }), done()),
      destroy: (id) => (this.#kept.delete(at(id)), done()),
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key);
        return done();
      },
    };
  }
}
