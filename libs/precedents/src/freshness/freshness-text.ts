import type { Following, SearchedLog } from '#journal/core';

/** What a reader has to know of a log that is not fresh; nothing of one that is. It never says that nothing is there. */
export function freshnessText({ following }: SearchedLog): string[] {
  if (!following) return [];
  const { freshness, states } = following;
  if (freshness === 'never_followed') {
    return [`The part of ${states.join(', ')} was never followed here, and nothing of it was searched.`];
  }
  return freshness === 'stale' ? [staleText(following), ...withheldText(following)] : [];
}

function staleText({ states, reasons, pulledAt }: Following): string {
  const time = pulledAt === null ? 'was never taken over whole' : `is as of ${instant(pulledAt)}`;
  const frozen = reasons.includes('frozen')
    ? ': its log has signed two histories and is followed no further'
    : '';
  return `The part of ${states.join(', ')} ${time}, not confirmed since${frozen}.`;
}

function withheldText({ states, withheld }: Following): string[] {
  if (!withheld) return [];
  const { records, until } = withheld;
  const count = records === 1 ? '1 record' : `${records} records`;
  return [
    `${count} of ${states.join(', ')} that you could read until ${instant(until)} ${records === 1 ? 'is' : 'are'} not shown: its node has not renewed its permission.`,
  ];
}

function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
