import type { Completeness } from '../audit/judge-completeness.js';

/** What was held against what, and what came out. */
export interface CompletenessResult extends Completeness {
  readonly state: string;
  readonly year: number;
  readonly origin: string;
  readonly size: number;
  /** How many decisions the own list names; null without one. */
  readonly ownList: number | null;
}

const NOT_PROVED =
  'not proved:   that every decision was put on the own list; that what was erased held what is said of it\n';

/** What is in the log and what is missing, by name. */
export function renderCompleteness(result: CompletenessResult): string {
  const { state, year, origin, size, logged, inBundle, gaps, erased, closed } = result;
  return [
    `log:          ${origin}, all ${size} entries read and held against its signed checkpoint\n`,
    `statements:   ${logged} of ${state} dated in ${year}; ${inBundle} of them in the bundle\n`,
    named(
      'gaps',
      gaps.map(({ index, id }) => `entry ${index}, statement ${id}`),
    ),
    named(
      'erased',
      erased.map(({ recordId, part, reason }) => `${part} of ${recordId}, ${reason}`),
    ),
    named('closed', closed),
    ...ownListLines(result),
    NOT_PROVED,
  ].join('');
}

function ownListLines({
  ownList,
  neverSubmitted,
  notOnList,
  withoutReference,
}: CompletenessResult): string[] {
  if (ownList === null) return ['own list:     none given\n'];
  return [
    `own list:     ${ownList} decisions\n`,
    named('never sent', neverSubmitted),
    `unnamed:      ${withoutReference} decisions in the bundle give no case reference\n`,
    named(
      'not on list',
      notOnList.map(({ id, caseReference }) => `${caseReference}, statement ${id}`),
    ),
  ];
}

function named(title: string, items: readonly string[]): string {
  const head = `${title}:`.padEnd(14);
  if (items.length === 0) return `${head}none\n`;
  return items.map((item, place) => `${place === 0 ? head : ' '.repeat(14)}${item}\n`).join('');
}
