import type { HistoryContent, HistoryEntry, RelationAnswer } from './history.type.js';
import type { Wording } from './wording.js';

/** One statement in words: when what it says happened, and what it says. */
export interface EntryText {
  /** A partial date; the day of recording for what has no date of its own. */
  readonly date: string;
  readonly lines: readonly string[];
}

export function describeEntry({ kind, recordedAt, content }: HistoryEntry, words: Wording): EntryText {
  const dated = datedContent(content);
  if (dated) return dated;
  const lines = undatedLines(content, words);
  const [first = '', ...rest] = lines;
  return { date: recordedAt.slice(0, 10), lines: [`${kind.label}: ${first}`, ...rest] };
}

function datedContent(content: HistoryContent): EntryText | undefined {
  if (content.__typename === 'Decided') {
    const { decision, decidedOn, authority } = content;
    return { date: decidedOn.value, lines: [`${decision.label}, ${authority}`] };
  }
  if (content.__typename !== 'LegalEventEntry') return undefined;
  const { event, occurredOn, by, summary, reference } = content;
  const lines = [by === null ? event.label : `${event.label}, ${by}`, summary, reference?.source ?? null];
  return { date: occurredOn.value, lines: lines.filter((line) => line !== null) };
}

function undatedLines(content: HistoryContent, words: Wording): string[] {
  switch (content.__typename) {
    case 'RelationEntry':
      return relationLines(content.relation, words);
    case 'WithdrawalEntry':
      return [content.withdrawn.label, ...(content.note === null ? [] : [content.note])];
    case 'CorrectionEntry':
      return [content.reason, content.parts.join(', ')];
    case 'ErasureEntry':
      return content.erased.map(({ part, reason }) => `${part}, ${reason.label}`);
    case 'SharingChanged':
      return [content.sharedParts.join(', ') || words.say('ownerOnly')];
    case 'Erased':
      return [words.say('erased')];
    default:
      return [words.say('notShared')];
  }
}

/** Without those that the other record says of this one and this one says itself. */
export function distinctRelations(relations: readonly RelationAnswer[]): RelationAnswer[] {
  const keyOf = ({ recordId, relation }: RelationAnswer): string => `${relation.code} ${recordId}`;
  const own = new Set(relations.filter(({ inverse }) => !inverse).map(keyOf));
  return relations.filter((relation) => !relation.inverse || !own.has(keyOf(relation)));
}

/** `Decided anew: <id>`; one that the other record says of this one is told so. */
export function relationLines(relation: RelationAnswer, words: Wording): string[] {
  const { recordId, inverse, saidBy, note } = relation;
  const said = inverse ? ` (${words.say('saidThere')} ${saidBy.code})` : '';
  return [`${relation.relation.label}: ${recordId}${said}`, ...(note === null ? [] : [note])];
}
