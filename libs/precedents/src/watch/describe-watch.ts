import { purposes } from '#vocabulary';

import { termOf } from '../vocabulary/term.type.js';
import { Watch, WatchKind } from './watch.type.js';
import type { StoredWatch } from './watched-question.js';

const KINDS = { check: WatchKind.CHECK, search: WatchKind.SEARCH } as const;

export function describeWatch(watch: StoredWatch): Watch {
  const { id, kind, question, purpose, caseReference, savedAt, until, judgedAt, limited } = watch;
  return Object.assign(new Watch(), {
    id,
    kind: KINDS[kind],
    question: JSON.stringify(question),
    purpose: termOf(purposes, purpose),
    ...{ caseReference, savedAt, until, judgedAt, limited },
  });
}
