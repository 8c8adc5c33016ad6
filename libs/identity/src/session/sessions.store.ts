import { Transactions } from '#database';

/** A session as the database knows it. */
export interface KeptSession {
  /** SHA-256 of what is in the cookie. */
  readonly hash: Buffer;
  readonly sealed: Buffer;
  readonly usedAt: Date;
  readonly expiresAt: Date;
}

const INSERT = `
  INSERT INTO officer_session (session_hash, sealed, used_at, expires_at) VALUES ($1, $2, $3, $4)`;
const FIND = `
  SELECT session_hash AS hash, sealed, used_at AS "usedAt", expires_at AS "expiresAt"
    FROM officer_session WHERE session_hash = $1`;
/** To the minute: an officer's every request is not also a write. */
const TOUCH = `
  UPDATE officer_session SET used_at = $2
   WHERE session_hash = $1 AND used_at < $2::timestamptz - interval '1 minute'`;
const CLAIM = `
  WITH claimed AS (
    UPDATE officer_session SET refreshing_until = $3
     WHERE session_hash = $1 AND (refreshing_until IS NULL OR refreshing_until <= $2) RETURNING *)
  SELECT session_hash AS hash, sealed, used_at AS "usedAt", expires_at AS "expiresAt" FROM claimed`;
const REPLACE = `
  WITH replaced AS (
    UPDATE officer_session SET sealed = $2, refreshing_until = NULL WHERE session_hash = $1 RETURNING session_hash)
  SELECT session_hash FROM replaced`;
const REMOVE = 'DELETE FROM officer_session WHERE session_hash = $1';
/** A little of what is over goes with each new one, so that nothing has to clean up. */
const FORGET = `
  DELETE FROM officer_session WHERE session_hash IN (
    SELECT session_hash FROM officer_session WHERE expires_at < $1 OR used_at < $2
     ORDER BY expires_at LIMIT 3 FOR UPDATE SKIP LOCKED)`;

/** Sessions of officers, for all processes of the node. */
export class SessionStore {
  constructor(private readonly transactions: Transactions) {}

  /** @param idleSince sessions that were not used since then are over */
  async add({ hash, sealed, usedAt, expiresAt }: KeptSession, idleSince: Date): Promise<void> {
    await this.transactions.run({ role: 'worker' }, async (manager) => {
      await manager.query(FORGET, [usedAt, idleSince]);
      await manager.query(INSERT, [hash, sealed, usedAt, expiresAt]);
    });
  }

  async find(hash: Buffer): Promise<KeptSession | undefined> {
    const [found] = await this.run<KeptSession>(FIND, [hash]);
    return found;
  }

  async touch(hash: Buffer, at: Date): Promise<void> {
    await this.run(TOUCH, [hash, at]);
  }

  /**
   * Takes the turn to refresh a session: one at a time, also over processes.
   * @returns the session as it is now, since another may have had its turn meanwhile; undefined while one has
   */
  async claim(hash: Buffer, now: Date, until: Date): Promise<KeptSession | undefined> {
    const [claimed] = await this.run<KeptSession>(CLAIM, [hash, now, until]);
    return claimed;
  }

  /**
   * Gives the turn back with what came of it.
   * @returns false when the session was ended meanwhile
   */
  async replace(hash: Buffer, sealed: Buffer): Promise<boolean> {
    return (await this.run(REPLACE, [hash, sealed])).length === 1;
  }

  async remove(hash: Buffer): Promise<void> {
    await this.run(REMOVE, [hash]);
  }

  private run<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.run({ role: 'worker' }, (manager) => manager.query<Row[]>(sql, parameters));
  }
}
