/** One step in which a node works less than whole. */
export interface DegradationMeaning {
  /** What is so. */
  readonly what: string;
  readonly works: string;
  readonly stops: string;
  readonly advice: string;
}

const READING = 'Everything that is held is read and checked as before.';

/**
 * Every named step, for each thing that a node depends on. What `/readyz`, metrics, answers and the operator's page say
 * of them comes from here; the names are stable.
 */
const MEANINGS = {
  PEER_LATE: {
    what: 'Another node has not been followed to its end for five minutes.',
    works: READING,
    stops: 'What it says or takes back meanwhile is not known here yet.',
    advice: 'Nothing yet: it is asked again by itself. `grounds peers` says what was last wrong.',
  },
  PEER_STALE: {
    what: 'Another node has not been followed to its end for an hour.',
    works: `${READING} Its records are shown as they were.`,
    stops: 'What it says or takes back meanwhile is not known here.',
    advice: 'See `grounds peers` for the reason, ask its operator, then `grounds sync`.',
  },
  PEER_LAPSED: {
    what: 'What another node has granted is over: its lease has ended without a new one, or there never was one.',
    works: 'All records but its own are read and checked as before. What it granted is kept.',
    stops: 'Its records are not shown. Silence about them says nothing.',
    advice:
      'Ask its operator whether it runs and lists this node. With its next answer they are shown again.',
  },
  PEER_FORKED: {
    what: 'Another node has signed two histories of its log.',
    works: 'What was taken over before is shown until its lease ends. Both checkpoints are kept as evidence.',
    stops: 'It is followed no further, and nothing makes that good by itself.',
    advice: 'Tell the members: they decide about that node.',
  },
  ISSUER_UNREACHABLE: {
    what: 'The issuer of tokens of a state could not be asked when it was last needed.',
    works: `${READING} Tokens under keys that are known here, and officers who have signed in, are let in.`,
    stops: 'Officers of that state cannot sign in anew.',
    advice: 'Ask that state whether its provider runs, and whether the addresses in the root are right.',
  },
  ROOT_EXPIRING: {
    what: 'The root expires within thirty days.',
    works: 'Everything.',
    stops: 'Nothing yet.',
    advice: 'Ask the members for the next root, and give it to the node with `grounds root publish`.',
  },
  ROOT_EXPIRED: {
    what: 'The root has expired.',
    works: READING,
    stops:
      'Other nodes are granted nothing, neither leases nor records; a node that stops does not start again.',
    advice: 'Ask the members for the next root, and give it to the node with `grounds root publish`.',
  },
  DATABASE_READ_ONLY: {
    what: 'The database takes nothing new.',
    works: 'The log is served: checkpoint, tiles, proofs.',
    stops:
      'Nothing is taken in or over, and no record is read: without a line in the journal there is no answer.',
    advice: 'Look at the disk and the settings of the database server, and whether this is a standby.',
  },
  DATABASE_UNAVAILABLE: {
    what: 'The database cannot be reached.',
    works: 'The process answers at `/healthz`, and says this.',
    stops: 'Everything else.',
    advice: 'Start the database server, or make the way to it.',
  },
  LOG_NOT_SIGNING: {
    what: 'The log is not signed.',
    works: READING,
    stops: 'Nothing is taken in, and what was not signed yet is not published.',
    advice:
      '`/readyz` says in `log` which state it is in; the section on the log says what to do about each.',
  },
  CLOCK_OFF: {
    what: 'The clock of this node is more than two minutes off.',
    works: READING,
    stops: 'Nothing is signed or taken in. Tokens and leases are judged by a wrong time.',
    advice: 'Set the clock; the node signs again by itself.',
  },
  JOURNAL_NOT_SEALED: {
    what: 'Lines of the journal have waited for their seal for a minute.',
    works: `${READING} Each answer still has its line.`,
    stops: 'The newest lines are not in the chain yet, so that a change to them would not show.',
    advice: 'See the log of the process for why the journal was not sealed.',
  },
  JOBS_NOT_RUNNING: {
    what: 'The queue of background work does not run.',
    works: `${READING} \`grounds sync\` still asks the other nodes.`,
    stops:
      'Other nodes are not asked by themselves, watches tell nothing new, and old lines of the journal are kept longer.',
    advice: 'See the log of the process. After an upgrade, start once with DATABASE_ADMIN_URL.',
  },
} as const satisfies Readonly<Record<string, DegradationMeaning>>;

export type DegradationCode = keyof typeof MEANINGS;

export const DEGRADATIONS: Readonly<Record<DegradationCode, DegradationMeaning>> = MEANINGS;

/** A step that the node is in. */
export interface Degradation {
  readonly code: DegradationCode;
  /** Which of several: another node, an issuer, a state of the log. */
  readonly subject: string | null;
  /** Since when; for what has no date of its own, since this process noticed. */
  readonly since: Date | null;
}

/** What a step means, in sentences. */
export function sentenceOf(code: DegradationCode): string {
  const { what, works, stops } = DEGRADATIONS[code];
  return `${what} Still works: ${works} Does not: ${stops}`;
}
