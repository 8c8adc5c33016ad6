import { LedgerError } from '../../ledger.errors.js';
import { type SignatureType, type VerifierKey, parseVerifierKey } from '../note/verifier-key.js';

/** A witness, or `k` of the members of a group. */
export type QuorumRule =
  | { readonly kind: 'witness'; readonly key: VerifierKey }
  | { readonly kind: 'group'; readonly k: number; readonly members: readonly QuorumRule[] };

/** Which logs count, and which witnesses must have cosigned (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** Undefined: `quorum none`, no witness is needed. */
  readonly quorum: QuorumRule | undefined;
}

/** @throws LedgerError POLICY_MALFORMED */
export function parsePolicy(text: string): Policy {
  const reader = new PolicyReader();
  for (const [place, line] of text.split('\n').entries()) reader.take(line, place + 1);
  return reader.policy();
}

class PolicyReader {
  readonly #logs: VerifierKey[] = [];
  readonly #witnesses: VerifierKey[] = [];
  readonly #rules = new Map<string, QuorumRule>();
  readonly #grouped = new Set<string>();
  #quorum: { rule: QuorumRule | undefined } | undefined;

  take(line: string, place: number): void {
    if (![...line].every(isText)) throw malformed(place, 'holds a control character');
    const [word, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log') this.takeLog(rest, place);
    else if (word === 'witness') this.takeWitness(rest, place);
    else if (word === 'group') this.takeGroup(rest, place);
    else if (word === 'quorum') this.takeQuorum(rest, place);
    else throw malformed(place, 'begins with none of log, witness, group, quorum');
  }

  policy(): Policy {
    if (this.#quorum === undefined) throw malformed(undefined, 'has no line that begins with quorum');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum.rule };
  }

  private takeLog([text, ...rest]: string[], place: number): void {
    if (rest.length > 1) throw malformed(place, 'says too much of a log');
    this.#logs.push(newKey(text, 'ed25519', this.#logs, place));
  }

  private takeWitness([name, text, ...rest]: string[], place: number): void {
    if (rest.length > 1) throw malformed(place, 'says too much of a witness');
    const key = newKey(text, 'cosignature', this.#witnesses, place);
    this.#witnesses.push(key);
    this.define(name, { kind: 'witness', key }, place);
  }

  private takeGroup([name, threshold = '', ...names]: string[], place: number): void {
    const members = names.map((member) => this.member(member, place));
    const k = thresholdOf(threshold, members.length);
    if (k === undefined) throw malformed(place, 'needs all, any or a number of its members');
    this.define(name, { kind: 'group', k, members }, place);
  }

  private takeQuorum([name, ...rest]: string[], place: number): void {
    if (this.#quorum || name === undefined || rest.length > 0)
      throw malformed(place, 'must be the one quorum');
    const rule = this.#rules.get(name);
    if (rule === undefined && name !== 'none')
      throw malformed(place, 'names nothing that was defined before');
    this.#quorum = { rule };
  }

  private define(name: string | undefined, rule: QuorumRule, place: number): void {
    if (name === undefined || name === 'none' || this.#rules.has(name)) {
      throw malformed(place, 'needs a name of its own');
    }
    this.#rules.set(name, rule);
  }

  /** Each name once: a witness counts towards the quorum in one way only. */
  private member(name: string, place: number): QuorumRule {
    const rule = this.#rules.get(name);
    if (rule === undefined) throw malformed(place, 'names a member that was not defined before');
    if (this.#grouped.has(name)) throw malformed(place, 'names a member that a group has already');
    this.#grouped.add(name);
    return rule;
  }
}

/** The policy's characters; those beyond ASCII are taken as they are. */
function isText(character: string): boolean {
  return character === '\t' || (character >= ' ' && character !== '\u007f');
}

function newKey(
  text: string | undefined,
  type: SignatureType,
  others: readonly VerifierKey[],
  place: number,
): VerifierKey {
  const key = keyOf(text, place);
  if (key.type !== type) throw malformed(place, 'has a key of the wrong kind');
  const isTwin = (other: VerifierKey): boolean => other.publicKey.join() === key.publicKey.join();
  if (others.some(isTwin)) throw malformed(place, 'repeats a key, if under another name');
  return key;
}

function keyOf(text: string | undefined, place: number): VerifierKey {
  try {
    return parseVerifierKey(text ?? '');
  } catch (cause) {
    throw malformed(place, 'has no valid key', cause);
  }
}

function thresholdOf(text: string, members: number): number | undefined {
  if (members === 0) return undefined;
  if (text === 'all') return members;
  if (text === 'any') return 1;
  const k = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 0;
  return k >= 1 && k <= members ? k : undefined;
}

function malformed(place: number | undefined, what: string, cause?: unknown): LedgerError {
  const where = place === undefined ? 'The policy' : `Line ${place} of the policy`;
  return new LedgerError('POLICY_MALFORMED', `${where} ${what}.`, {
    advice: 'Write it as C2SP tlog-policy says.',
    cause,
  });
}
