import { NO_RULES, audienceOf, audienceOfAny, viewOf as membersOf } from '#access';
import { systemRandomness } from '#kernel';
import {
  type Audience,
  type HeadPart,
  type PartName,
  type SharingPart,
  type StatementPart,
  assembleStatement,
  parseStatementForm,
  partKind,
} from '#statement';

import { exampleDecision as decision } from '../../statement/test/example-decision.js';
import { PRESENT } from '../src/moment.js';
import {
  type StoredPart,
  type StoredRecord,
  type StoredStatement,
  type Viewpoint,
  onlyShared,
} from '../src/visible-record.js';
import { NOW, exampleMembership } from './example-membership.js';

export { PRESENT, decision };

/** Id of the record that `storedRecord` gives; what a statement about it refers to. */
export const RECORD = 'AAAAAAAAAAAAAAAAAAAAAA';
export const OTHER_RECORD = 'BBBBBBBBBBBBBBBBBBBBBA';

/** Who may read an entry, in the author's form. */
export const forStates = (...states: string[]): Audience => ({ circles: [], states, except: [] });
export const forCircle = (circle: string): Audience => ({ circles: [circle], states: [], except: [] });

/** What is said later, and when the register came to know it. */
export interface Later {
  readonly form: object;
  readonly recordedAt?: Date;
  readonly id?: string;
}

/** The decision, and what was said about it later, as the database keeps them, with all their parts. */
export function storedRecord(
  draft: object = decision(),
  state = 'NL',
  later: readonly Later[] = [],
): StoredRecord {
  const said = [{ form: draft, id: RECORD }, ...later].map((one, place) =>
    storedStatement(one, place, state),
  );
  const anyone = said.flatMap(({ parts }) =>
    parts.filter(({ kind }) => kind !== 'head').flatMap(({ audience }) => audience.any),
  );
  const head = audienceOfAny(state, anyone);
  const statements = said.map((statement, place) => ({
    ...statement,
    parts: statement.parts.map((part) => ({
      ...part,
      ...(part.kind === 'head' ? { audience: head } : {}),
      current: !isReplaced(part, said.slice(place + 1)),
    })),
  }));
  return { recordId: RECORD, arrival: 4, state, demo: false, recordedAt: NOW, statements, ties: [] };
}

function storedStatement(
  { form, id, recordedAt = NOW }: Later,
  place: number,
  state: string,
): StoredStatement {
  const parts = assembleStatement(parseStatementForm(form), systemRandomness);
  const { kind } = parts.get('head') as HeadPart;
  const manifest = kind === 'sharing' ? {} : (parts.get('sharing') as SharingPart).parts;
  return {
    statementId: id ?? `statement-${place}`,
    origin: 'node.nl.example/log',
    logIndex: 4 + place,
    kind,
    recordedAt,
    signedPart: 'header.payload.signature',
    leafHash: Buffer.alloc(32, 7 + place).toString('base64'),
    parts: [...parts].map((part) => storedPart(part, state, manifest)),
  };
}

function storedPart(
  [part, content]: [PartName, StatementPart],
  state: string,
  manifest: SharingPart['parts'],
): StoredPart {
  const encoded = `disclosure-of-${part.replace(':', '-')}`;
  return {
    part,
    kind: partKind(part),
    content,
    encoded,
    audience: audienceOf(state, manifest[part]),
    current: true,
  };
}

/** A later statement brought other words for the same part. */
function isReplaced({ part, kind }: StoredPart, later: readonly StoredStatement[]): boolean {
  const replaceable = ['outcome', 'ground', 'reasons', 'party', 'person'].includes(kind);
  return replaceable && later.some(({ parts }) => parts.some((other) => other.part === part));
}

/** All parts of all statements. */
export function partsOf({ statements }: StoredRecord): StoredPart[] {
  return statements.flatMap(({ parts }) => parts);
}

/** The name of the first part of this kind. */
export function partNamed(record: StoredRecord, kind: string): string {
  return partsOf(record).find((part) => part.kind === kind)?.part ?? 'none';
}

export function viewOf(state: string): Viewpoint {
  const membership = exampleMembership();
  return { state, membership, members: membersOf(membership, NO_RULES), at: NOW };
}

/** The record as this state may see it; an error when it may see nothing. */
export function visibleTo(state: string, record: StoredRecord): StoredRecord {
  const visible = onlyShared(record, viewOf(state));
  if (!visible) throw new Error(`${state} may see nothing of the record.`);
  return visible;
}
