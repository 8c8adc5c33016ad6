import type { Caller } from './callers.js';

/**
 * What an answer may give away of one record: its id; what is for the audience of the record; what its owner keeps
 * in any case; why it was withdrawn; what was erased; and that its owner has something, and wants to be asked.
 */
export const SECRETS = ['id', 'told', 'kept', 'notice', 'gone', 'announcement'] as const;
export type Secret = (typeof SECRETS)[number];

/** Every way in which a record can be for somebody, or not. */
export const VISIBILITIES = [
  'owner only',
  'named',
  'in a circle',
  'excluded from a circle',
  'another state',
  'unknown',
  'withdrawn',
  'erased',
  'announced',
  'silent',
] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What the other member may hold of each, as docs/architecture.md says under "Who may see what". */
const OF_MEMBER: Readonly<Record<Visibility, readonly Secret[]>> = {
  'owner only': [],
  named: ['id', 'told'],
  'in a circle': ['id', 'told'],
  'excluded from a circle': [],
  'another state': [],
  unknown: [],
  withdrawn: ['id', 'notice'],
  erased: ['id', 'told'],
  announced: [],
  silent: [],
};

/** What somebody may hold of a record, whatever the role. Nobody holds what was erased. */
export function holds({ standing }: Caller, visibility: Visibility): readonly Secret[] {
  if (standing === 'member') return OF_MEMBER[visibility];
  if (standing !== 'owner' || visibility === 'unknown') return [];
  return ['id', 'told', 'kept', ...(visibility === 'withdrawn' ? (['notice'] as const) : [])];
}
