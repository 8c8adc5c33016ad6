/**
 * Whom a state may show a part to, said a second time and on its own: nothing here comes from the rooms that
 * decide it in the register, so that a mistake there cannot hide behind the same mistake here.
 */

export interface SaidAudience {
  readonly circles: readonly string[];
  readonly states: readonly string[];
  readonly except: readonly string[];
}

/** A logged statement with the values of the parts that are still there. */
export interface Said {
  readonly id: string;
  readonly index: number;
  readonly state: string;
  readonly parts: ReadonlyMap<string, unknown>;
}

/** The members and circles, as the root names them. */
export interface Roll {
  readonly states: readonly { readonly code: string; readonly memberSince: string }[];
  readonly circles: readonly {
    readonly id: string;
    readonly states: readonly string[];
    readonly expires: string;
  }[];
}

type Manifest = Readonly<Record<string, SaidAudience | undefined>>;

interface Head {
  readonly kind: string;
  readonly ref?: string;
}

const DECISION_PARTS = ['outcome', 'ground', 'reasons', 'party', 'person'];
const kindOf = (part: string): string => part.split(':')[0] ?? '';
const headOf = (said: Said): Head => said.parts.get('head') as Head;
const manifestOf = (said: Said): Manifest => (said.parts.get('sharing') as { parts: Manifest }).parts;

/** Whether an audience lets `state` in at that moment; no audience lets in nobody. */
export function letsIn(audience: SaidAudience | undefined, state: string, roll: Roll, at: Date): boolean {
  const member = roll.states.find(({ code }) => code === state);
  if (!audience || !member || audience.except.includes(state)) return false;
  if (new Date(`${member.memberSince}T00:00:00Z`) > at) return false;
  const inCircle = roll.circles.some(
    ({ id, states, expires }) =>
      audience.circles.includes(id) && states.includes(state) && at < new Date(expires),
  );
  return inCircle || audience.states.includes(state);
}

/** The audience of every part of one record after everything said about it, in the order of the log. */
function audiencesOf(record: readonly Said[]): Map<Said, Map<string, SaidAudience | undefined>> {
  const audiences = new Map<Said, Map<string, SaidAudience | undefined>>();
  for (const said of record) {
    const { kind, ref } = headOf(said);
    const own = kind === 'sharing' ? {} : manifestOf(said);
    if (kind === 'withdrawal') for (const parts of audiences.values()) forget(parts);
    if (kind === 'sharing') shareAnew(audiences, manifestOf(said), ref);
    audiences.set(said, new Map([...said.parts.keys()].map((part) => [part, own[part]])));
  }
  return audiences;
}

function forget(parts: Map<string, SaidAudience | undefined>): void {
  for (const part of parts.keys()) parts.set(part, undefined);
}

/** A manifest about a decision speaks of all versions of its parts; one about another statement of that alone. */
function shareAnew(
  audiences: ReadonlyMap<Said, Map<string, SaidAudience | undefined>>,
  manifest: Manifest,
  ref: string | undefined,
): void {
  const target = [...audiences.keys()].find(({ id }) => id === ref);
  const aboutDecision = target !== undefined && headOf(target).kind === 'decision';
  for (const [said, parts] of audiences) {
    for (const part of parts.keys()) {
      const concerned = aboutDecision
        ? DECISION_PARTS.includes(kindOf(part))
        : said === target && !DECISION_PARTS.includes(kindOf(part));
      if (concerned) parts.set(part, manifest[part]);
    }
  }
}

/** The statements about each record, by the id of its decision. */
function recordsOf(log: readonly Said[]): Map<string, Said[]> {
  const recordFor = new Map<string, string>();
  const records = new Map<string, Said[]>();
  for (const said of [...log].sort((left, right) => left.index - right.index)) {
    const { ref } = headOf(said);
    const record = ref === undefined ? said.id : (recordFor.get(ref) ?? ref);
    recordFor.set(said.id, record);
    records.set(record, [...(records.get(record) ?? []), said]);
  }
  return records;
}

/**
 * The parts that `state` may hold of every statement in the log, by statement id. A head goes to whoever
 * holds any part of anything said about the record; the owner holds everything that is not erased.
 */
export function mayHold(log: readonly Said[], state: string, roll: Roll, at: Date): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>();
  for (const record of recordsOf(log).values()) {
    const audiences = audiencesOf(record);
    const open = record.map((said) =>
      [...said.parts.keys()].filter(
        (part) =>
          said.state === state ||
          (part !== 'head' && part !== 'sharing' && letsIn(audiences.get(said)?.get(part), state, roll, at)),
      ),
    );
    const any = open.some((parts) => parts.length > 0);
    record.forEach((said, place) => {
      if (any) held.set(said.id, new Set(['head', ...(open[place] ?? [])]));
    });
  }
  return held;
}
