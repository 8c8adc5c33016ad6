import type { ProposedRoot, RootChange, RootPayload, SignatureCount } from '#membership';

import { renderTable } from '../render/table.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A root in a few lines, with its digest and who has signed. */
export function renderRoot({ payload, sha256, own, before }: ProposedRoot): string {
  return renderTable([
    ['root version', String(payload.version)],
    ['issued', payload.issued],
    ['expires', payload.expires],
    ['SHA-256', sha256],
    ['states', listed(payload.states.map(({ code }) => code))],
    ['nodes', listed(payload.nodes.map(({ origin }) => origin))],
    ['circles', listed(payload.circles.map(({ id }) => id))],
    ['audit bodies', listed(payload.auditors.map(({ id }) => id))],
    ['signed by', signed(own)],
    ...(before ? [['by the root before', signed(before)]] : []),
  ]);
}

/** Every difference between two roots, one in a line. */
export function renderChanges(changes: readonly RootChange[]): string {
  if (changes.length === 0) return 'Nothing changes but version and dates.\n';
  return renderTable(
    changes.map(({ change, path, before, after }) => [
      SIGNS[change],
      path.join(' › '),
      valueText(before, after),
    ]),
  );
}

/** How far a root is from being complete. */
export function missingText({ own, before }: Pick<ProposedRoot, 'own' | 'before'>): string {
  const missing = [shortOf(own, 'this root'), before ? shortOf(before, 'the root before') : undefined];
  const open = missing.filter((text) => text !== undefined);
  return open.length === 0 ? 'Enough states have signed.' : `Still to sign: ${open.join(', and ')}.`;
}

/** What a draft changes, for whoever gives no root before: everything in it is new. */
export function nothingBefore({ version }: Pick<RootPayload, 'version'>): string {
  if (version === 1) return 'A first root: nothing came before it.';
  return 'Not compared: give the root in force with --after to see what changes.';
}

function signed({ signed: states, needed }: SignatureCount): string {
  return `${listed(states)} (${needed} must)`;
}

function shortOf({ signed: states, needed }: SignatureCount, whose: string): string | undefined {
  const left = needed - states.length;
  return left > 0 ? `${left} more ${left === 1 ? 'state' : 'states'} of ${whose}` : undefined;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function valueText(before: unknown, after: unknown): string {
  const text = (value: unknown): string =>
    value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return before !== undefined && after !== undefined
    ? `${text(before)} → ${text(after)}`
    : text(after ?? before);
}
