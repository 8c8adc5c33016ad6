import type { CirclePart, ExclusionPart } from '#statement';
import { circleRosters } from '#vocabulary';

import type { StandingManifest } from '../preview/standing-manifest.js';
import { renderTable } from './table.js';
import type { Wording } from './wording.js';
import { wrapText } from './wrap-text.js';

const STATES_WIDTH = 60;

/** Who is in a circle or shut out from now on, and what that changes if what stands is known; before it is signed. */
export function renderManifest(
  manifest: CirclePart | ExclusionPart,
  standing: StandingManifest | undefined,
  words: Wording,
): string {
  const isCircle = 'id' in manifest;
  const now: Row = [words.say(isCircle ? 'inCircle' : 'shutOut'), listOf(manifest.states, words)];
  const rows = [
    ...(isCircle ? circleRows(manifest, words) : []),
    [words.say('version'), String(manifest.version)],
    now,
    ...(standing ? changes(manifest.states, standing.states, isCircle, words) : []),
  ];
  return `${renderTable(rows)}\n`;
}

type Row = [string, string];

function changes(
  now: readonly string[],
  before: readonly string[],
  isCircle: boolean,
  words: Wording,
): Row[] {
  const added = now.filter((code) => !before.includes(code));
  const gone = before.filter((code) => !now.includes(code));
  return [
    [words.say(isCircle ? 'newlyIn' : 'newlyOut'), listOf(added, words)],
    [words.say(isCircle ? 'noLongerIn' : 'letInAgain'), listOf(gone, words)],
  ];
}

function listOf(codes: readonly string[], words: Wording): string {
  return wrapText([...codes].sort().join(', '), STATES_WIDTH) || words.say('none');
}

function circleRows({ id, label, roster, expires }: CirclePart, words: Wording): Row[] {
  return [
    [words.say('circle'), `${id} (${label[words.language]})`],
    [words.say('until'), expires],
    [words.say('knownTo'), words.term(circleRosters, roster)],
  ];
}
