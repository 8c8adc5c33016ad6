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

/** What the owner of an audience has said last: its own circles, and whom it shuts out. */
export interface LastWord {
  readonly circles: Roll['circles'];
  readonly shutOut: readonly string[];
}

const SILENT: LastWord = { circles: [], shutOut: [] };

/** Whether an audience lets `state` in at that moment; no audience lets in nobody. */
export function letsIn(
  audience: SaidAudience | undefined,
  state: string,
  roll: Roll,
  at: Date,
  word: LastWord = SILENT,
): boolean {
  const member = roll.states.find(({ code }) => code === state);
  if (!audience || !member || audience.except.includes(state)) return false;
  if (new Date(`${member.memberSince}T00:00:00Z`) > at || word.shutOut.includes(state)) return false;
  const inCircle = [...roll.circles, ...word.circles].some(
    ({ id, states, expires }) =>
      audience.circles.includes(id) && states.includes(state) && at < new Date(expires),
  );
  return inCircle || audience.states.includes(state);
}

interface Circle {
  readonly id: string;
  readonly states: readonly string[];
  readonly expires: string;
  readonly roster: string;
}

const isManifest = (said: Said): boolean => ['circle', 'exclusion'].includes(headOf(said).kind);
const circleIn = (said: Said): Circle | undefined => said.parts.get('circle') as Circle | undefined;

/** Of each circle the statement that said it last, by its id. */
function lastCircles(log: readonly Said[], owner: string): Map<string, Said> {
  const last = new Map<string, Said>();
  for (const said of inOrder(log)) {
    const circle = said.state === owner ? circleIn(said) : undefined;
    if (circle) last.set(circle.id, said);
  }
  return last;
}

function lastWord(log: readonly Said[], owner: string): LastWord {
  const circles = [...lastCircles(log, owner).values()].flatMap((said) => circleIn(said) ?? []);
  const exclusions = inOrder(log).filter(({ state, parts }) => state === owner && parts.has('exclusion'));
  const shutOut = exclusions.at(-1)?.parts.get('exclusion') as { states: string[] } | undefined;
  return { circles, shutOut: shutOut?.states ?? [] };
}

/** Whether others may know of a circle: everybody if it is open, those in it as long as it lasts, or nobody. */
function mayKnow(circle: Circle, state: string, roll: Roll, at: Date, word: LastWord): boolean {
  const everybody = { circles: [], states: roll.states.map(({ code }) => code), except: [] };
  const those = { circles: [circle.id], states: [], except: [] };
  if (circle.roster === 'owner') return false;
  return letsIn(circle.roster === 'open' ? everybody : those, state, roll, at, word);
}

function inOrder(log: readonly Said[]): Said[] {
  return [...log].sort((left, right) => left.index - right.index);
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
  for (const said of inOrder(log).filter((one) => !isManifest(one))) {
    const { ref } = headOf(said);
    const record = ref === undefined ? said.id : (recordFor.get(ref) ?? ref);
    recordFor.set(said.id, record);
    records.set(record, [...(records.get(record) ?? []), said]);
  }
  return records;
}

/**
 * The parts that `state` may hold of every statement in the log, by statement id. A head goes to whoever
 * holds any part of anything said about the record; the owner holds everything that is not erased. Of circles
 * others hold the last word only, and of exclusions nothing.
 */
export function mayHold(log: readonly Said[], state: string, roll: Roll, at: Date): Map<string, Set<string>> {
  const held = heldManifests(log, state, roll, at);
  const words = new Map(log.map(({ state: owner }) => [owner, lastWord(log, owner)]));
  for (const record of recordsOf(log).values()) {
    const audiences = audiencesOf(record);
    const open = record.map((said) =>
      [...said.parts.keys()].filter(
        (part) =>
          said.state === state ||
          (part !== 'head' &&
            part !== 'sharing' &&
            letsIn(audiences.get(said)?.get(part), state, roll, at, words.get(said.state))),
      ),
    );
    const any = open.some((parts) => parts.length > 0);
    record.forEach((said, place) => {
      if (any) held.set(said.id, new Set(['head', ...(open[place] ?? [])]));
    });
  }
  return held;
}

function heldManifests(log: readonly Said[], state: string, roll: Roll, at: Date): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>();
  for (const said of log.filter(isManifest)) {
    const circle = circleIn(said);
    const isLast = circle && lastCircles(log, said.state).get(circle.id) === said;
    if (said.state === state) held.set(said.id, new Set(said.parts.keys()));
    else if (isLast && mayKnow(circle, state, roll, at, lastWord(log, said.state)))
      held.set(said.id, new Set(['head', 'circle']));
  }
  return held;
}
