import { type Contradiction, encodeBase64 } from '#ledger/core';

const NOT_PROVED = `not proved:  who used the log's key, and why; which of the two histories is the right one; who was shown which.
             A database that was restored from a backup and then signed does the same.
`;

/** What evidence of a fork proves, and what it does not. */
export function renderFork({ smaller, larger }: Contradiction): string {
  const { origin } = smaller;
  const lines = [
    [
      'proved',
      `a key that the root lists for the log ${origin} has signed both of these, and no log can have both`,
    ],
    ...[smaller, larger].map(({ size, root }) => [
      'checkpoint',
      `${size} entries, root ${encodeBase64(root)}`,
    ]),
  ];
  return `${lines.map(([name = '', text = '']) => `${`${name}:`.padEnd(13)}${text}\n`).join('')}${NOT_PROVED}`;
}
