import type { AudienceDefinition } from '#access';
import type { Membership } from '#membership';
import { circleOwner } from '#statement';

import { CliError, type Problem } from '../cli.errors.js';
import type { PlannedPart } from './planned-parts.js';
import type { PartPreview, Preview } from './preview.type.js';

type Access = typeof import('#access');

/**
 * Whom these parts would reach, by the root in a file: no node is asked. A root shows all rosters to whoever
 * has it. Undefined for no parts.
 * @param iss the authority that signs, as the root names it
 */
export async function previewFromRoot(
  membership: Membership,
  iss: string,
  planned: readonly PlannedPart[],
  now: Date,
): Promise<Preview | undefined> {
  if (planned.length === 0) return undefined;
  const owner = membership.authorityByIss(iss)?.state;
  if (owner === undefined) throw unknownAuthority();
  // The node's own rule, loaded only here: it brings the node's libraries with it.
  const access = await import('#access');
  const preview = (part: string, definition: AudienceDefinition): PartPreview =>
    previewOf(access, part, definition, membership, now);
  return {
    parts: planned.map(({ name, audience }) => preview(name, access.audienceOf(owner, audience))),
    head: preview(
      'head',
      access.audienceOfAny(
        owner,
        planned.map(({ audience }) => audience),
      ),
    ),
    problems: planned.flatMap((part, place) => problemsOf(part, place, membership, now)),
  };
}

function previewOf(
  access: Access,
  part: string,
  definition: AudienceDefinition,
  membership: Membership,
  now: Date,
): PartPreview {
  const readers = [...access.readersOf(definition, access.viewOf(membership, access.NO_RULES))]
    .filter(([, { until }]) => until > now)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { since, until }]) => ({
      state: { code },
      since: since > now ? since.toISOString() : null,
      until: until < access.WITHOUT_END ? until.toISOString() : null,
    }));
  return { part, readers, circlesNotShown: [], ownerOnly: readers.length === 1 };
}

function problemsOf(
  { audience: { circles, states, except } }: PlannedPart,
  place: number,
  membership: Membership,
  now: Date,
): Problem[] {
  const path = ['parts', String(place)];
  // What a state has said of its own circles is in the log, and in no root.
  const own = circles.find((id) => circleOwner(id) !== undefined);
  const circle = circles.find((id) => circleOwner(id) === undefined && !membership.statesOf(id, now));
  const state = [...states, ...except].find((code) => !membership.isMember(code, now));
  return [
    ...(own === undefined
      ? []
      : [problem('AUDIENCE_CIRCLE_UNKNOWN', `Who is in ${own} stands in no root: ask the node.`)]),
    ...(circle === undefined ? [] : [problem('AUDIENCE_CIRCLE_UNKNOWN', `There is no circle ${circle}.`)]),
    ...(state === undefined ? [] : [problem('AUDIENCE_STATE_UNKNOWN', `${state} is no member today.`)]),
  ].map((found) => ({ ...found, path }));
}

function problem(code: string, message: string): Omit<Problem, 'path'> {
  return { code, message, advice: null };
}

function unknownAuthority(): CliError {
  return new CliError('AUTHORITY_UNKNOWN', 'The root knows no such authority.', {
    advice: 'Give --iss exactly as the root names it.',
  });
}
