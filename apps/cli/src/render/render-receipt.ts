import type { VerifiedReceipt } from '../verify/verify-receipt-file.js';

const NOT_PROVED = `not proved:  that no other record exists; that the node has searched all it says; what the records say
`;

/** What the receipt of a check proves, and what it does not. */
export function renderReceipt({ keyId, claims, question }: VerifiedReceipt): string {
  const { iss, iat, state, searched, asked, answered, notAsked, found, says } = claims;
  const silent = asked.filter((code) => !answered.includes(code));
  const lines = [
    ['signature', `signed by the node of ${iss} with its key ${keyId}, valid at ${instant(iat)}`],
    ['question', `of ${state}; the file holds what the receipt commits to: ${question}`],
    ...searched.map((log) => ['searched', searchedText(log)]),
    ['asked', `${codes(asked)}; without an answer: ${codes(silent)}; not asked: ${codes(notAsked)}`],
    ['found', foundText(found)],
    ['says', says],
  ];
  return `${lines.map(([name = '', text = '']) => `${`${name}:`.padEnd(13)}${text}\n`).join('')}${NOT_PROVED}`;
}

type Searched = VerifiedReceipt['claims']['searched'][number];

function searchedText({ origin, size, root, checkpoint, witnessed, following }: Searched): string {
  const isOther = following !== undefined && following.freshness !== 'own';
  const known = checkpointText(checkpoint, isOther);
  const quorum = witnessed === undefined ? '' : `; ${quorumText(witnessed)}`;
  return `${origin} at ${size} entries, root ${root}; ${known}${quorum}${following ? followingText(following) : ''}`;
}

function quorumText(witnessed: NonNullable<Searched['witnessed']> | null): string {
  if (!witnessed) return 'no quorum of witnesses';
  const { size, witnessedAt, age } = witnessed;
  return `a quorum of witnesses for ${size} entries, at ${instant(witnessedAt)}, ${age} s old`;
}

/** Of another node's log the time is when it came: what its node claims is not believed. */
function checkpointText(checkpoint: Searched['checkpoint'], isOther: boolean): string {
  if (!checkpoint) return isOther ? 'nothing of it had come by then' : 'nothing of it was published then';
  const { size, signedAt, age } = checkpoint;
  const how = isOther ? 'received' : 'signed';
  return `newest checkpoint of ${size} entries, ${how} at ${instant(signedAt)}, ${age} s old`;
}

function followingText({ states, freshness, reasons, pulledAt }: NonNullable<Searched['following']>): string {
  const home = `; home of ${codes(states)}`;
  if (freshness === 'own') return home;
  if (freshness === 'never_followed') return `${home}; never followed`;
  const why = reasons.length > 0 ? ` (${reasons.map((reason) => reason.replace('_', ' ')).join(', ')})` : '';
  return `${home}; ${freshness}${why}, last pulled ${pulledAt === null ? 'never' : instant(pulledAt)}`;
}

function foundText({ records, more, notCounted, announcedBy }: VerifiedReceipt['claims']['found']): string {
  const shown = records.length === 0 ? 'no record shown' : `shown ${records.join(', ')}`;
  const rest = more ? '; there may have been more' : '';
  return `${shown}${rest}; ${notCounted} not counted; would be asked: ${codes(announcedBy)}`;
}

function codes(states: readonly string[]): string {
  return states.join(', ') || 'none';
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
