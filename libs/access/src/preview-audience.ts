import type { Membership } from '#membership';

import type { PreviewAudienceInput } from './audience-preview.input.js';
import { AudiencePreview, PartPreview, PreviewReader } from './audience-preview.type.js';
import { type AudienceDefinition, audienceOf, audienceOfAny } from './core/audience-definition.js';
import { explainReader } from './core/explain-reader.js';
import { type Interval, type MembershipView, WITHOUT_END, readersOf } from './core/readers-of.js';
import { describeReason } from './describe-reason.js';
import { describeState } from './describe-state.js';
import { type Sharer, findAudienceProblems } from './find-audience-problems.js';
import { knownTo } from './known-to.js';

/** Whom a record of the owner with these audiences would reach, by what the owner's officers may know. */
export function previewAudience({ parts }: PreviewAudienceInput, sharer: Sharer): AudiencePreview {
  const { owner, membership, rules, at } = sharer;
  const preview = new Preview(membership, knownTo(owner, membership, rules), at);
  const previewed = parts.map((part) => preview.part(part.part, audienceOf(owner, part)));
  return Object.assign(new AudiencePreview(), {
    parts: previewed,
    head: preview.part('head', audienceOfAny(owner, parts)),
    problems: findAudienceProblems(parts, previewed, sharer),
  });
}

class Preview {
  constructor(
    private readonly membership: Membership,
    private readonly view: MembershipView,
    private readonly at: Date,
  ) {}

  part(part: string, definition: AudienceDefinition): PartPreview {
    const readers = [...readersOf(definition, this.view)]
      .filter(([, { until }]) => until > this.at)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([state, interval]) => this.reader(state, interval, definition));
    const circlesNotShown = this.notShown(definition);
    const ownerOnly = readers.length === 1 && circlesNotShown.length === 0;
    return Object.assign(new PartPreview(), { part, readers, circlesNotShown, ownerOnly });
  }

  private reader(state: string, { since, until }: Interval, definition: AudienceDefinition): PreviewReader {
    return Object.assign(new PreviewReader(), {
      state: describeState(state, this.membership),
      since: since > this.at ? since : undefined,
      until: until < WITHOUT_END ? until : undefined,
      reasons: explainReader(definition, state, this.view, this.at).reasons.map(describeReason),
    });
  }

  private notShown({ any }: AudienceDefinition): string[] {
    const named = new Set(any.flatMap(({ circles }) => circles));
    return [...named].sort().filter((id) => {
      const roster = this.view.rosterOf(id);
      return roster !== undefined && roster.states === undefined && roster.until > this.at;
    });
  }
}
