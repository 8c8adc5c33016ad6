import { decodeBase64Url } from '#kernel';
import type { VerifierKey } from '#ledger/core';
import type { StatementKey } from '#statement';

import type { AuditBody } from './audit-body.input.js';
import type { Circle } from './circle.input.js';
import { indexStatementKeys } from './index-statement-keys.js';
import type { NodeEntry, NodeKey } from './node.input.js';
import type { Root } from './root.type.js';
import type { Authority, ContactPoint, StateEntry, TokenIssuer } from './state.input.js';

/** The states of a circle, and until when it lets them in. */
export interface CircleStates {
  states: string[];
  until: Date;
}

/** An issuer of tokens of an audit body, which belongs to no state. */
export type AuditIssuer = TokenIssuer & { body: AuditBody };

/** A key with which a node cosigns others' logs, and when it may. */
export interface WitnessKey {
  readonly key: VerifierKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Who is who under one root: an unchanging view; a new root makes a new one. */
export class Membership {
  readonly #states: ReadonlyMap<string, StateEntry>;
  readonly #circles: ReadonlyMap<string, Circle>;
  readonly #authorities: ReadonlyMap<string, { state: string; authority: Authority }>;
  readonly #issuers: ReadonlyMap<string, TokenIssuer & { state: string }>;
  readonly #auditIssuers: ReadonlyMap<string, AuditIssuer>;
  readonly #keys: ReadonlyMap<string, StatementKey>;

  constructor(readonly root: Root) {
    const { states, circles, auditors } = root.payload;
    this.#states = new Map(states.map((state) => [state.code, state]));
    this.#circles = new Map(circles.map((circle) => [circle.id, circle]));
    this.#authorities = new Map(
      states.flatMap(({ code, authorities }) =>
        authorities.map((authority) => [authority.iss, { state: code, authority }] as const),
      ),
    );
    this.#issuers = new Map(
      states.flatMap(({ code, tokenIssuers }) =>
        tokenIssuers.map((issuer) => [issuer.iss, { ...issuer, state: code }] as const),
      ),
    );
    this.#auditIssuers = new Map(
      auditors.flatMap((body) =>
        body.tokenIssuers.map((issuer) => [issuer.iss, { ...issuer, body }] as const),
      ),
    );
    this.#keys = indexStatementKeys(root.payload);
  }

  /** True when everything under this root is made up. */
  get demo(): boolean {
    return this.root.payload.demo === true;
  }

  state(code: string): StateEntry | undefined {
    return this.#states.get(code);
  }

  /** Membership begins at 00:00 UTC of its first day; a state that left is not in the root. */
  isMember(code: string, at: Date): boolean {
    return this.memberOn(code, at.toISOString().slice(0, 10));
  }

  /** When its membership begins, which may lie ahead; undefined for a state that is not in the root. */
  memberFrom(code: string): Date | undefined {
    const since = this.#states.get(code)?.memberSince;
    return since === undefined ? undefined : new Date(`${since}T00:00:00Z`);
  }

  /** @param day `YYYY-MM-DD` */
  memberOn(code: string, day: string): boolean {
    const since = this.#states.get(code)?.memberSince;
    return since !== undefined && since <= day;
  }

  /** Codes of all states in the root, sorted; some may be members only from a later day. */
  memberStates(): string[] {
    return [...this.#states.keys()].sort();
  }

  authorityByIss(iss: string): { state: string; authority: Authority } | undefined {
    return this.#authorities.get(iss);
  }

  /** The same object for the same key each time, so that a verifier may remember what it imported. */
  statementKey(kid: string): StatementKey | undefined {
    return this.#keys.get(kid);
  }

  circle(id: string): Circle | undefined {
    return this.#circles.get(id);
  }

  circles(): Circle[] {
    return [...this.#circles.values()];
  }

  /** The states of a circle, sorted, whether or not they are members yet and also once it has expired. */
  rosterOf(circleId: string): CircleStates | undefined {
    const circle = this.#circles.get(circleId);
    return circle && { states: [...circle.states].sort(), until: new Date(circle.expires) };
  }

  /** The members in a circle, sorted; undefined when the circle is unknown or has expired: it then reaches nobody. */
  statesOf(circleId: string, at: Date): CircleStates | undefined {
    const roster = this.rosterOf(circleId);
    if (roster === undefined || at >= roster.until) return undefined;
    return { ...roster, states: roster.states.filter((code) => this.isMember(code, at)) };
  }

  /** The circles that include the state at that moment. */
  circlesOf(state: string, at: Date): Circle[] {
    return this.circles().filter(({ id }) => this.statesOf(id, at)?.states.includes(state));
  }

  tokenIssuer(iss: string): (TokenIssuer & { state: string }) | undefined {
    return this.#issuers.get(iss);
  }

  auditIssuer(iss: string): AuditIssuer | undefined {
    return this.#auditIssuers.get(iss);
  }

  /** Whether an audit body may act for a state at a time: a member then, that has consented. */
  hasConsented({ states }: AuditBody, state: string, at: Date): boolean {
    return states.includes(state) && this.isMember(state, at);
  }

  /** Origin of the one log that may hold the state's statements. */
  homeLog(state: string): string | undefined {
    return this.#states.get(state)?.homeLog;
  }

  /**
   * A key with which a node signs what it says in its own name, as it was valid at a time.
   * @returns the public key, 32 bytes
   */
  nodeKey(origin: string, keyId: string, at: Date): Uint8Array | undefined {
    const key = this.node(origin)?.keys.find(
      (key) => key.kid === keyId && key.purpose === 'node' && isCurrent(key, at),
    );
    return key && decodeBase64Url(key.jwk.x ?? '');
  }

  /**
   * The keys of a log, also those that have ended: the checkpoint of a log at rest may be older. Not those that were
   * revoked: a checkpoint bears no date that a thief could not choose.
   */
  logKeys(origin: string): VerifierKey[] {
    return [...this.logKeysById(origin).values()];
  }

  /** The same by key id. */
  logKeysById(origin: string): Map<string, VerifierKey> {
    const keys = this.node(origin)?.keys ?? [];
    const found = keys.flatMap(({ kid, purpose, alg, jwk, revokedAt }) => {
      const publicKey = decodeBase64Url(jwk.x ?? '');
      const isLogs =
        purpose === 'log' && revokedAt === undefined && alg === 'Ed25519' && publicKey?.length === 32;
      return isLogs ? [[kid, { name: origin, type: 'ed25519' as const, publicKey }] as const] : [];
    });
    return new Map(found);
  }

  /** The keys with which a node cosigns others' logs, also those that have ended; not those that were revoked. */
  witnessKeys(origin: string): WitnessKey[] {
    const keys = this.node(origin)?.keys ?? [];
    return keys.flatMap(({ purpose, alg, jwk, revokedAt, notBefore, notAfter }) => {
      const publicKey = decodeBase64Url(jwk.x ?? '');
      const isWitnesses = purpose === 'witness' && revokedAt === undefined && alg === 'Ed25519';
      if (!isWitnesses || publicKey?.length !== 32) return [];
      const key = { name: origin, type: 'cosignature', publicKey } as const;
      return [{ key, notBefore: new Date(notBefore), notAfter: new Date(notAfter) }];
    });
  }

  /** Whether a witness's key was good at a time, in seconds since 1970. */
  mayWitness({ name, publicKey }: VerifierKey, time: number): boolean {
    const listed = this.witnessKeys(name).find(({ key }) => key.publicKey.join() === publicKey.join());
    return (
      listed !== undefined &&
      listed.notBefore.getTime() <= time * 1000 &&
      time * 1000 < listed.notAfter.getTime()
    );
  }

  /** Whether the root lists this key for the node, good or revoked. */
  listsKey(origin: string, keyId: string): boolean {
    return this.node(origin)?.keys.some(({ kid }) => kid === keyId) ?? false;
  }

  /** The node whose log has this origin. */
  node(origin: string): NodeEntry | undefined {
    return this.root.payload.nodes.find((node) => node.origin === origin);
  }

  contactPoint(state: string): ContactPoint | undefined {
    return this.#states.get(state)?.contactPoint;
  }
}

/** Whether a node's key is good for what it signs at a time. */
export function isCurrent({ notBefore, notAfter, revokedAt }: NodeKey, at: Date): boolean {
  const isRevoked = revokedAt !== undefined && new Date(revokedAt) <= at;
  return !isRevoked && new Date(notBefore) <= at && at < new Date(notAfter);
}
