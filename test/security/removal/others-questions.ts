import type { RoleName } from '../matrix/model/callers.js';

/** What other states have in the register when they ask. */
export interface Subject {
  readonly recordId: string;
  /** A record of the state that asks for its own. */
  readonly ownId: string;
  readonly party: string;
  readonly size: number;
}

type Given = Readonly<Record<string, unknown>>;

/** Fields whose answer is another afterwards, each with why. */
export const CHANGED: Readonly<Record<string, string>> = {
  circles: 'the roster',
  states: 'the roster',
  previewAudience: 'the roster',
  log: 'the log names the new root',
  logPosition: 'the log names the new root',
  auditRoots: 'the new root is one of them',
  officerJournal: 'has a line for each question; compared line by line',
  journalSeals: 'has a seal for each line; compared seal by seal',
  precedentChanges: 'goes on, and is listened to',
  closeAudit: 'says when',
  newWatchNotices: 'goes on, as precedentChanges does',
  watchCheck: 'saves another one each time',
  watchSearch: 'saves another one each time',
  'submitStatement of its own state': 'is a change',
  'submitStatement of another state': 'is a change',
  'submitStatements of its own state': 'is a change',
  'submitStatements of another state': 'is a change',
};

/** What each other field is asked with: as much as there is about the record of the state that goes. */
export function questionFor(way: string, { recordId, ownId, party, size }: Subject): Given {
  const page = { size, first: 50 };
  const entity = (representation: Given): Given => ({ representations: [representation] });
  const questions: Readonly<Record<string, Given>> = {
    '_entities of GroundCode': entity({ __typename: 'GroundCode', code: 'ELE-06' }),
    '_entities of Party': entity({ __typename: 'Party', id: `${recordId}.${party}` }),
    '_entities of Precedent': entity({ __typename: 'Precedent', id: recordId }),
    '_entities of StackLayer': entity({ __typename: 'StackLayer', code: 'models' }),
    '_entities of State': entity({ __typename: 'State', code: 'GB' }),
    _service: {},
    acknowledgements: { recordId: ownId },
    auditJournalHeads: page,
    auditNamedRoots: page,
    auditRecord: { ...page, recordId },
    auditYear: { ...page, year: new Date().getUTCFullYear() },
    check: { input: CHECK },
    checkBatch: { input: BATCH },
    checkReceipt: { answerId: 'AAAAAAAAAAAAAAAAAAAAAA' },
    explainAccess: { recordId: ownId, state: 'DE' },
    exclusions: {},
    groundCodes: {},
    journal: {},
    me: {},
    nodeStatus: {},
    peers: {},
    precedent: { id: recordId },
    precedentFacets: { filter: { withEnded: true } },
    precedentSearch: { text: 'model fictitious chips reasons', filter: { withEnded: true }, first: 10 },
    precedents: { filter: { withEnded: true }, first: 10 },
    quarantine: {},
    resolveHit: { input: { answerId: 'AAAAAAAAAAAAAAAAAAAAAA', recordId, verdict: 'SAME' } },
    retryQuarantine: {},
    similarPrecedents: { to: recordId },
    stackLayers: {},
    syncPeers: {},
    endWatch: { id: 'AAAAAAAAAAAAAAAAAAAAAA' },
    watchNotices: {},
    watches: {},
  };
  const question = questions[way];
  if (question) return question;
  throw new Error(
    `Nobody has said whether ${way} answers others the same after a removal: see others-questions.ts.`,
  );
}

/** Repeated under its id, a question gets its first answer again, whoever has left meanwhile. */
const CHECK = {
  parties: [{ role: 'investor', names: ['Quillmere Ventures'] }],
  purpose: 'screening',
  caseReference: 'REMOVAL-1',
  clientRequestId: 'removal-check-1',
};

const BATCH = {
  rows: [{ parties: CHECK.parties, clientRequestId: 'removal-batch-1' }],
  purpose: CHECK.purpose,
  caseReference: CHECK.caseReference,
};

/** Officers of two states that stay, with each role that a field may ask for. */
export const OTHERS: readonly { readonly state: string; readonly role: RoleName }[] = ['nl', 'de'].flatMap(
  (state) => (['reader', 'releaser', 'auditor'] as const).map((role) => ({ state, role })),
);
