import { ROLES } from './callers.js';
import type { Rule, Situation } from './rule.type.js';
import { type Secret, type Visibility, holds } from './secrets.js';

const isOwner = ({ caller }: Situation): boolean => caller.standing === 'owner';
const idIf = (condition: boolean): readonly Secret[] => (condition ? ['id'] : []);
const holdsId = ({ caller, visibility }: Situation): boolean => holds(caller, visibility).includes('id');

/** What the other member touched when it read and checked everything once, and its owner therefore learns. */
const TOUCHED: readonly Visibility[] = ['named', 'in a circle', 'withdrawn', 'erased', 'announced', 'silent'];
const OWNERS_DESK = ['releaser', 'drafter', 'auditor', 'steward'] as const;
const LOG_READERS = ['reader', 'drafter', 'releaser', 'auditor'] as const;

/** Fields that hold no content; a few speak of records by their id. */
export const ASKING_RULES: Readonly<Record<string, Rule>> = {
  groundCodes: { roles: 'everybody' },
  stackLayers: { roles: 'everybody' },
  _service: { roles: 'everybody' },
  '_entities of GroundCode': { roles: 'everybody' },
  '_entities of StackLayer': { roles: 'everybody' },
  '_entities of State': { roles: ROLES },
  me: { roles: ROLES },
  states: { roles: ROLES },
  circles: { roles: ROLES },
  exclusions: { roles: OWNERS_DESK },
  nodeStatus: { roles: ROLES },
  peers: { roles: ROLES },
  syncPeers: { roles: ['steward'] },
  acknowledgements: { roles: OWNERS_DESK },
  quarantine: { roles: ['auditor', 'steward'] },
  retryQuarantine: { roles: ['steward'] },
  logPosition: { roles: LOG_READERS },
  log: {
    roles: LOG_READERS,
    shows: ({ visibility }) => idIf(visibility !== 'unknown'),
    refuses: ({ visibility }) => (visibility === 'unknown' ? 'LOG_ENTRY_UNKNOWN' : undefined),
    repeatsId: true,
  },
  previewAudience: { roles: ['drafter', 'releaser'] },
  explainAccess: {
    roles: OWNERS_DESK,
    shows: (situation) => idIf(isOwner(situation) && holdsId(situation)),
  },
  journal: {
    roles: OWNERS_DESK,
    shows: (situation) => idIf(isOwner(situation) && TOUCHED.includes(situation.visibility)),
  },
  officerJournal: { roles: ['auditor', 'steward'], shows: (situation) => idIf(holdsId(situation)) },
  journalSeals: { roles: ['auditor'] },
  // Of a check that a reader of the owner made: for that reader, and the auditor of its state.
  checkReceipt: {
    roles: [...LOG_READERS],
    shows: (situation) => {
      const isForIt = ['reader', 'auditor'].includes(situation.caller.role ?? '');
      return idIf(isOwner(situation) && isForIt && holdsId(situation));
    },
  },
  auditJournalHeads: { roles: ['auditor'] },
  auditNamedRoots: { roles: ['auditor'] },
  auditRoots: { roles: ['auditor'] },
};
