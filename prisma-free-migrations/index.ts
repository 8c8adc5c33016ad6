import { FirstRegister1790000000001 } from './0001-first-register.js';
import { ClosedAudiences1790000000002 } from './0002-closed-audiences.js';
import { StatementsAboutStatements1790000000003 } from './0003-statements-about-statements.js';
import { HitLevels1790000000004 } from './0004-hit-levels.js';
import { TransparencyLog1790000000005 } from './0005-transparency-log.js';
import { SealedJournal1790000000006 } from './0006-sealed-journal.js';
import { CheckReceipts1790000000007 } from './0007-check-receipts.js';
import { NodeEntries1790000000008 } from './0008-node-entries.js';
import { EntriesByState1790000000009 } from './0009-entries-by-state.js';
import { KeptRoots1790000000010 } from './0010-kept-roots.js';
import { UsedProofs1790000000011 } from './0011-used-proofs.js';
import { OwnCircles1790000000012 } from './0012-own-circles.js';
import { OfficerSessions1790000000013 } from './0013-officer-sessions.js';
import { AuditBodies1790000000015 } from './0015-audit-bodies.js';
import { Arrivals1790000000016 } from './0016-arrivals.js';
import { Mirrors1790000000017 } from './0017-mirrors.js';
import { Witnesses1790000000018 } from './0018-witnesses.js';
import { Acknowledgements1790000000019 } from './0019-acknowledgements.js';
import { Coverage1790000000020 } from './0020-coverage.js';
import { JobQueue1790000000021 } from './0021-job-queue.js';
import { PartyKeys1790000000022 } from './0022-party-keys.js';
import { FreeText1790000000023 } from './0023-free-text.js';
import { HitResolutions1790000000024 } from './0024-hit-resolutions.js';
import { Watches1790000000026 } from './0026-watches.js';
import { RowsOfParts1790000000027 } from './0027-rows-of-parts.js';
import { TimeAskedOnce1790000000028 } from './0028-time-asked-once.js';

/** All migrations in the order they run; forward only. */
export const MIGRATIONS = [
  FirstRegister1790000000001,
  ClosedAudiences1790000000002,
  StatementsAboutStatements1790000000003,
  HitLevels1790000000004,
  TransparencyLog1790000000005,
  SealedJournal1790000000006,
  CheckReceipts1790000000007,
  NodeEntries1790000000008,
  EntriesByState1790000000009,
  KeptRoots1790000000010,
  UsedProofs1790000000011,
  OwnCircles1790000000012,
  OfficerSessions1790000000013,
  AuditBodies1790000000015,
  Arrivals1790000000016,
  Mirrors1790000000017,
  Witnesses1790000000018,
  Acknowledgements1790000000019,
  Coverage1790000000020,
  JobQueue1790000000021,
  PartyKeys1790000000022,
  FreeText1790000000023,
  HitResolutions1790000000024,
  Watches1790000000026,
  RowsOfParts1790000000027,
  TimeAskedOnce1790000000028,
];
