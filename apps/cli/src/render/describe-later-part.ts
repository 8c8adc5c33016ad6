import {
  CorrectionPart,
  ErasurePart,
  EventPart,
  type PartName,
  RelationPart,
  type StatementPart,
  WithdrawalPart,
} from '#statement';
import { erasureReasons, legalEvents, relationKinds, withdrawalReasons } from '#vocabulary';

import { referenceText } from './describe-outcome.js';
import type { Section } from './section.js';
import type { Wording } from './wording.js';

/** A part that speaks about a record; undefined for the parts of a record itself. */
export function describeLaterPart(name: PartName, part: StatementPart, words: Wording): Section | undefined {
  if (part instanceof EventPart) return describeEvent(part, words);
  if (part instanceof RelationPart) return describeRelation(part, words);
  if (part instanceof WithdrawalPart) {
    const reason = words.term(withdrawalReasons, part.reason);
    return section('withdrawal', [['reason', reason], noteOf(part.note, words)], words);
  }
  if (part instanceof CorrectionPart) return section('correction', [['reason', part.reason]], words);
  if (!(part instanceof ErasurePart)) return undefined;
  const reason = words.term(erasureReasons, part.reason);
  const rows: Rows = [
    ['part', part.part],
    ['reason', reason],
  ];
  return { ...section('erasure', rows, words), title: `${words.say('erasure')} (${name})` };
}

type Rows = readonly (readonly [Parameters<Wording['say']>[0], string])[];

function section(title: Parameters<Wording['say']>[0], rows: Rows, words: Wording): Section {
  return { title: words.say(title), rows: rows.map(([name, value]) => [words.say(name), value]) };
}

function describeEvent({ event, occurredOn, by, reference, summary }: EventPart, words: Wording): Section {
  const rows: Rows = [
    ['event', words.term(legalEvents, event)],
    ['occurredOn', words.value(occurredOn)],
    ['by', words.value(by)],
    ['publicReference', referenceText(reference, words)],
    ['summary', words.value(summary)],
  ];
  return section('legalEvent', rows, words);
}

function describeRelation({ relation, to, note }: RelationPart, words: Wording): Section {
  const rows: Rows = [
    ['relation', words.term(relationKinds, relation)],
    ['toRecord', to],
    noteOf(note, words),
  ];
  return section('relation', rows, words);
}

function noteOf(note: string, words: Wording): Rows[number] {
  return ['note', words.value(note)];
}
