import {
  ErasurePart,
  EventPart,
  GroundPart,
  OutcomePart,
  PartyPart,
  PersonPart,
  RelationPart,
  WithdrawalPart,
} from '#statement';
import {
  decisionKinds,
  erasureReasons,
  legalEvents,
  partyRoles,
  relationKinds,
  withdrawalReasons,
} from '#vocabulary';

import type { PlannedPart } from '../preview/planned-parts.js';
import { groundLabel } from './ground-label.js';
import type { Wording } from './wording.js';

/** A part in one line, by what it says. */
export function plannedTitle({ name, part }: PlannedPart, words: Wording): string {
  if (name === 'announce' || name === 'silent') return words.say(name);
  const [kind = name, rest = ''] = name.split(':');
  const said = saying(part, words);
  if (said !== undefined) return `${kind}: ${said}`;
  return part !== undefined && rest !== '' ? `${kind}: ${rest}` : name;
}

function saying(part: PlannedPart['part'], words: Wording): string | undefined {
  if (part instanceof OutcomePart) return `${words.term(decisionKinds, part.kind)}, ${part.decidedOn}`;
  if (part instanceof GroundPart) return `${part.code} ${groundLabel(part.code, words)}`;
  if (part instanceof PartyPart) {
    return `${words.term(partyRoles, part.role)}, ${part.names[0]?.value ?? ''}`;
  }
  if (part instanceof PersonPart) return `${words.term(partyRoles, part.role)}, ${part.name}`;
  return sayingLater(part, words);
}

function sayingLater(part: PlannedPart['part'], words: Wording): string | undefined {
  if (part instanceof EventPart) return `${words.term(legalEvents, part.event)}, ${part.occurredOn}`;
  if (part instanceof RelationPart) return `${words.term(relationKinds, part.relation)}, ${part.to}`;
  if (part instanceof WithdrawalPart) return words.term(withdrawalReasons, part.reason);
  if (part instanceof ErasurePart) return `${part.part}, ${words.term(erasureReasons, part.reason)}`;
  return undefined;
}
