import type { Situation } from '../model/rule.type.js';
import { markerOf } from '../node/markers.js';
import { numberOf } from '../node/record-forms.js';
import type { MatrixNode } from '../node/matrix-node.js';
import type { Way } from './ways.js';

type Given = Readonly<Record<string, unknown>>;
type Maker = (node: MatrixNode, situation: Situation, way: Way) => Given;

const CASE = 'MATRIX-1';
const none: Maker = () => ({});
const page: Maker = ({ size }) => ({ size, first: 50 });
const recordId: Maker = (node, { visibility }) => ({ recordId: node.record(visibility).id });

/** An object that stands for an entity: those of records name this record. */
const representation: Maker = (node, { visibility }, { variant = '' }) => {
  const { id, party } = node.record(visibility);
  const keys: Given = { Precedent: { id }, Party: { id: `${id}.${party}` }, State: { code: 'NL' } };
  const key = keys[variant] ?? { code: variant === 'StackLayer' ? 'models' : 'ELE-06' };
  return { representations: [{ __typename: variant, ...key }] };
};

/** The same request id for everybody: an answer is only ever the asker's own. */
const question: Maker = (_, { visibility }) => ({
  input: {
    parties: [{ role: 'investor', registration: { country: 'NL', number: numberOf(visibility) } }],
    purpose: 'screening',
    caseReference: CASE,
    clientRequestId: `matrix-${visibility.replaceAll(' ', '-')}`,
    reach: 'ASK_OWNERS',
    withEnded: true,
  },
});

/** The same question as the one row of a batch, under an id of its own. */
const batch: Maker = (_, { visibility }) => ({
  input: {
    rows: [
      {
        parties: [{ role: 'investor', registration: { country: 'NL', number: numberOf(visibility) } }],
        clientRequestId: `matrix-batch-${visibility.replaceAll(' ', '-')}`,
      },
    ],
    purpose: 'screening',
    caseReference: CASE,
    reach: 'ASK_OWNERS',
    withEnded: true,
  },
});

/** What each way is asked with: always about the one record, and always by its true id. */
const ARGUMENTS: Readonly<Record<string, Maker>> = {
  _entities: representation,
  _service: none,
  auditJournalHeads: page,
  auditNamedRoots: page,
  auditRecord: (...given) => ({ ...page(...given), ...recordId(...given) }),
  auditRoots: none,
  auditYear: (...given) => ({ ...page(...given), year: new Date().getUTCFullYear() }),
  check: question,
  checkBatch: batch,
  checkReceipt: (node, { visibility }) => ({ answerId: node.answerOf(visibility) }),
  circles: none,
  exclusions: none,
  closeAudit: () => ({ caseReference: CASE }),
  acknowledgements: recordId,
  explainAccess: (...given) => ({ ...recordId(...given), state: 'FR' }),
  groundCodes: none,
  journal: recordId,
  journalSeals: none,
  log: none,
  logPosition: none,
  me: none,
  nodeStatus: none,
  officerJournal: (...given) => ({ ...recordId(...given), first: 50 }),
  peers: none,
  precedent: (node, { visibility }) => ({ id: node.record(visibility).id }),
  precedentChanges: (node, { caller }) => ({ after: node.cursorOf(caller) }),
  // What is told of it, and why it was withdrawn: an answer repeats only words that stand in what it shows.
  precedentFacets: () => ({ filter: { withEnded: true } }),
  precedentSearch: (_, { visibility }) => ({
    text: `${markerOf(visibility, 'told')} ${markerOf(visibility, 'notice')}`,
    filter: { withEnded: true },
    first: 12,
  }),
  precedents: () => ({ filter: { signedBy: ['NL'], withEnded: true }, first: 12 }),
  previewAudience: (node, { visibility }) => ({
    input: { parts: [{ part: node.record(visibility).party, circles: ['eu'], states: [], except: [] }] },
  }),
  resolveHit: (node, { visibility }) => ({
    input: {
      answerId: node.answerOf(visibility),
      recordId: node.record(visibility).id,
      verdict: 'UNCLEAR',
      note: 'Written by the matrix.',
    },
  }),
  similarPrecedents: (_, { visibility }) => ({
    draft: {
      groundCodes: ['ELE-06'],
      layers: ['models'],
      text: `${markerOf(visibility, 'told')} ${markerOf(visibility, 'notice')}`,
    },
    filter: { withEnded: true },
    first: 12,
  }),
  stackLayers: none,
  states: none,
  submitStatement: (node, situation, way) => node.statement(situation, way.variant === 'its own state'),
  quarantine: none,
  retryQuarantine: none,
  submitStatements: (node, situation, way) => ({
    statements: [node.statement(situation, way.variant === 'its own state')],
  }),
  syncPeers: none,
  endWatch: (node, { caller }) => ({ id: node.watchOfOthers(caller) }),
  newWatchNotices: (node, { caller }) => ({ after: node.noticeCursorOf(caller) }),
  watchCheck: (_, { visibility }) => ({
    input: {
      parties: [{ role: 'investor', registration: { country: 'NL', number: numberOf(visibility) } }],
      purpose: 'screening',
      caseReference: CASE,
      days: 1,
    },
  }),
  watchNotices: () => ({ first: 50 }),
  // Its answer repeats the question, so that this may hold no word of a record.
  watchSearch: () => ({ input: { text: 'state:NL', purpose: 'screening', caseReference: CASE, days: 1 } }),
  watches: none,
};

/** @throws Error that names the field that has no arguments yet */
export function argumentsFor(node: MatrixNode, situation: Situation, way: Way): Given {
  const make = ARGUMENTS[way.field];
  if (make) return make(node, situation, way);
  throw new Error(`The matrix has no arguments for ${way.name}: give it some in arguments.ts.`);
}

/** Arguments below the outermost field that must be given. */
export function innerArgument(node: MatrixNode, { visibility }: Situation, name: string): unknown {
  const inner: Given = { statementId: node.record(visibility).id, from: 1, to: 1 };
  if (name in inner) return inner[name];
  throw new Error(`The matrix has no value for the argument ${name}: give it one in arguments.ts.`);
}
