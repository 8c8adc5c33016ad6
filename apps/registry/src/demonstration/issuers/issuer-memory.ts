import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Entries that one issuer keeps at most; the oldest go first. */
const ENTRIES_MOST = 10_000;

/** What an issuer keeps between requests: in memory, because a demonstration may forget who is signed in. */
export class IssuerMemory {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly now: () => number) {}

  /** What the library keeps of one kind, such as `Session`. */
  adapter(kind: string): Adapter {
    const at = (id: string): string => `${kind} ${id}`;
    return {
      upsert: (id, payload, expiresIn) => {
        this.keep(at(id), payload, expiresIn);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(this.find(at(id))),
      findByUid: (uid) => Promise.resolve(this.search(kind, (payload) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(this.search(kind, (payload) => payload.userCode === code)),
      consume: (id) => {
        const found = this.find(at(id));
        if (found) found.consumed = Math.floor(this.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => {
        this.#kept.delete(at(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [key, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key);
        return Promise.resolve();
      },
    };
  }

  private keep(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= ENTRIES_MOST && oldest !== undefined) this.#kept.delete(oldest);
    const until = expiresIn === undefined ? Infinity : this.now() + expiresIn * 1000;
    this.#kept.set(key, { payload: { ...payload }, until });
  }

  private find(key: string): AdapterPayload | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.until > this.now()) return kept?.payload;
    this.#kept.delete(key);
    return undefined;
  }

  private search(kind: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.#kept) {
      if (key.startsWith(`${kind} `) && matches(payload)) return this.find(key);
    }
    return undefined;
  }
}
