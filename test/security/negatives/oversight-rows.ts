import type { GraphQLArgument } from 'graphql';

import { RegisterError } from '#kernel';

import { HELD, type RawAnswer, holdIfSame, refuseAs } from './answer.js';
import type { Operation } from './api-fixture.js';
import { UNKNOWN_ID } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';
import type { OversightField } from './oversight-fields.js';
import { FRENCH_CASE, type OversightFixture } from './oversight-fixture.js';
import { opened } from './shown-rows.js';

type Row = NegativeRow<OversightFixture>;

/** By the name of an argument: what another state has, and what none has. */
const NAMES: Readonly<Record<string, (fixture: OversightFixture) => [foreign: string, none: string]>> = {
  recordId: ({ api }) => [api.hiddenId, UNKNOWN_ID],
  answerId: ({ answerId }) => [answerId, UNKNOWN_ID],
  officer: () => ['fr-reader', 'fr-nobody'],
};

/** Arguments that name nothing of a state's own. */
const OTHERS: Readonly<Record<string, (fixture: OversightFixture) => unknown>> = {
  size: ({ logSize }) => logSize,
  year: () => new Date().getUTCFullYear(),
  fromSeq: () => 1,
  afterSeq: () => 0,
  first: () => 50,
  state: () => 'FR',
  purpose: () => 'oversight',
  caseReference: () => 'DE-OVERSIGHT-1',
};

/** What narrows or pages only; left to its default. */
const LEFT_OUT = new Set(['after', 'afterIndex', 'before', 'since', 'language']);

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function valueOf({ name }: GraphQLArgument, fixture: OversightFixture, foreign: boolean): unknown {
  const names = NAMES[name]?.(fixture);
  if (names) return foreign ? names[0] : names[1];
  const other = OTHERS[name];
  if (other) return other(fixture);
  throw new Error(`An argument for oversight has no value here: give ${name} one in oversight-rows.ts.`);
}

/** The operation that asks a field for everything, with some of its arguments. */
function operationOf(
  { root, field, selection }: OversightField,
  fixture: OversightFixture,
  foreign: boolean,
  leave: (argument: GraphQLArgument) => boolean = () => false,
): Operation {
  const given = field.args.filter((argument) => !LEFT_OUT.has(argument.name) && !leave(argument));
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = given.length > 0 ? `${field.name}(${passed})` : field.name;
  return {
    query: `${root.toLowerCase()}${given.length > 0 ? ` (${declared})` : ''} { ${asked} ${selection} }`,
    variables: Object.fromEntries(
      given.map((argument) => [argument.name, valueOf(argument, fixture, foreign)]),
    ),
  };
}

const officerOf = ({ role }: OversightField): `${string}-${string}` => `de-${role}`;

/** With what is another state's, and with what is nobody's: the same answer, but for the time. */
const foreignRows = (place: OversightField): Row[] =>
  place.field.args
    .filter(({ name }) => name in NAMES)
    .map((argument) => ({
      id: 'I9',
      input: `${place.field.name} with the ${argument.name} of another state, as ${place.role}`,
      code: HELD,
      attempt: async (fixture: OversightFixture): Promise<void> => {
        const asked = async (foreign: boolean): Promise<RawAnswer> => {
          const answer = await fixture.ask(officerOf(place), operationOf(place, fixture, foreign));
          refuseAs(answer);
          return { ...answer, text: answer.text.replace(TIME, '') };
        };
        const values = NAMES[argument.name]?.(fixture) ?? ['', ''];
        holdIfSame(await asked(true), await asked(false), values);
      },
    }));

/** Everything that the role is shown, with no word of what another state keeps to itself. */
const everythingRow = (place: OversightField): Row => ({
  id: 'I9',
  input: `everything of ${place.field.name}, as ${place.role}`,
  code: HELD,
  attempt: async (fixture: OversightFixture): Promise<void> => {
    const mayBeLeft = ({ name, type }: GraphQLArgument): boolean =>
      name in NAMES && !String(type).endsWith('!');
    const answer = await fixture.ask(officerOf(place), operationOf(place, fixture, true, mayBeLeft));
    refuseAs(answer);
    throw new RegisterError(HELD, opened(answer.text));
  },
});

/** The role used in the name of another state. */
const otherStateRow = (place: OversightField): Row => ({
  id: 'I9',
  input: `${place.field.name} for another state, as ${place.role}`,
  code: 'STATE_NOT_OWN',
  attempt: async (fixture: OversightFixture): Promise<void> =>
    refuseAs(await fixture.ask(officerOf(place), operationOf(place, fixture, true), undefined, 'FR')),
});

/** The closing of a case shows nobody else's lines: neither to the own steward nor to the other state's. */
const closingRow: Row = {
  id: 'I9',
  input: 'closeAudit of the case of another state’s auditor',
  code: HELD,
  attempt: async (fixture: OversightFixture): Promise<void> => {
    const close = { query: `mutation { closeAudit(caseReference: "${FRENCH_CASE}-0") { caseReference } }` };
    const audit = { query: '{ auditRoots officerJournal { lines { id } } }' };
    await fixture.ask('fr-auditor', audit, `${FRENCH_CASE}-0`);
    refuseAs(await fixture.ask('de-auditor', close));
    const lines = { query: '{ officerJournal(first: 100) { lines { officer caseReference } } }' };
    const shown = await fixture.ask('fr-steward', lines);
    if (!shown.text.includes('fr-auditor')) throw new RegisterError(HELD, 'The steward was shown no line.');
  },
};

/** I9: `auditor` or `steward` of one state used on another's data, for every field that allows these roles. */
export function oversightRows({ fields }: OversightFixture): Row[] {
  return [
    ...fields.flatMap((place) => [...foreignRows(place), everythingRow(place), otherStateRow(place)]),
    closingRow,
  ];
}
