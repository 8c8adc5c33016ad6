import { canonicalText } from '#kernel';
import type { Audience } from '#statement';

type StateCode = Audience['states'][number];

/**
 * Whom a piece of a record is for: its owner, and whoever one of the audiences in `any` names.
 * An empty list, or an audience that resolves to nobody, means the owner only.
 */
export interface AudienceDefinition {
  readonly owner: string;
  readonly any: readonly Audience[];
  /**
   * Where the owner's own sharing is not held: the log whose node granted this. What it lets in, it lets in for as long
   * as that node's lease lasts.
   */
  readonly lease?: string;
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** The audience of one part. */
export function audienceOf(owner: string, audience: Audience | undefined): AudienceDefinition {
  return { owner, any: audience ? normal([audience]) : [] };
}

/** The audience of what goes to whoever holds at least one of several parts. */
export function audienceOfAny(owner: string, audiences: readonly Audience[]): AudienceDefinition {
  return { owner, any: normal(audiences) };
}

/** What the owner's node has granted to these states, as one that mirrors its log keeps it. */
export function audienceOfGrant(
  owner: string,
  states: readonly StateCode[],
  lease: string,
): AudienceDefinition {
  return { owner, any: normal([{ circles: [], states: [...states], except: [] }]), lease };
}

/** Audiences with the same readers by their wording are the same row: order and repetition do not count. */
function normal(audiences: readonly Audience[]): Audience[] {
  const plain = audiences
    .map(({ circles, states, except }) => ({
      circles: sorted(circles),
      states: sorted(states),
      except: sorted(except),
    }))
    .filter(({ circles, states }) => circles.length + states.length > 0);
  const distinct = new Map(plain.map((audience) => [canonicalText(audience), audience]));
  return [...distinct.keys()].sort().flatMap((key) => distinct.get(key) ?? []);
}
