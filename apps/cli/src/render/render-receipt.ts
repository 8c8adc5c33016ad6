import type { VerifiedReceipt } from '../verify/verify-receipt-file.js';

const NOT_PROVED = `not proved:  that no other record exists; that the node has searched all it says; what the records say
`;

/** What the receipt of a check proves, and what it does not. */
export function renderReceipt({ keyId, claims, question }: VerifiedReceipt): string {
  const { iss, iat, state, searched, asked, notAsked, found, says } = claims;
  const lines = [
    ['signature', `signed by the node of ${iss} with its key ${keyId}, valid at ${instant(iat)}`],
    ['question', `of ${state}; the file holds what the receipt commits to: ${question}`],
    ...searched.map(({ origin, size, root, checkpoint }) => [
      'searched',
      `${origin} at ${size} entries, root ${root}; ${checkpointText(checkpoint)}`,
    ]),
    ['asked', `${codes(asked)}; not asked: ${codes(notAsked)}`],
    ['found', foundText(found)],
    ['says', says],
  ];
  return `${lines.map(([name = '', text = '']) => `${`${name}:`.padEnd(13)}${text}\n`).join('')}${NOT_PROVED}`;
}

function checkpointText(checkpoint: VerifiedReceipt['claims']['searched'][number]['checkpoint']): string {
  if (!checkpoint) return 'nothing of it was published then';
  const { size, signedAt, age } = checkpoint;
  return `newest checkpoint of ${size} entries, signed at ${instant(signedAt)}, ${age} s old`;
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
