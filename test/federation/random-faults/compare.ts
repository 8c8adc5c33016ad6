import type { NodeName } from '../../support/three-nodes.js';
import { NAMES } from './three-processes.js';
import { allRows, formsIn } from './held-values.js';
import { hitsOf, sightsOf } from './observe.js';
import type { RunState } from './run-state.js';

/** Readers that are asked at each node. */
export const READERS: Readonly<Record<NodeName, readonly string[]>> = {
  nl: ['NL', 'DE'],
  fr: ['FR', 'CZ'],
  ca: ['CA', 'AU'],
};

/** What a node answers an officer about every record, and about every name, beside what it has to answer. */
export async function compareAnswers(run: RunState, name: NodeName, state: string): Promise<void> {
  const node = run.node(name);
  const seen = await sightsOf(run.officers, node, state, run.records);
  const hits = await hitsOf(run.officers, node, state, run.records);
  for (const record of run.records) {
    const { id, home } = record;
    const may = run.expected.sights(name, state, [home, id], run.now(name));
    const sight = seen.get(id) ?? '';
    run.counts.answers += 2;
    const about = `${name} to ${state} about ${id} of ${record.state}`;
    if (!may.includes(sight)) run.find(`${about}: shows "${sight}", and should show "${may.join('" or "')}"`);
    const isHit = hits?.has(id) ?? false;
    if (!may.map(isFound).includes(isHit))
      run.find(
        `${about}: ${isHit ? 'finds' : 'does not find'} its name, and should show "${may.join('" or "')}"`,
      );
  }
}

/** A check finds a party that is shown, unless the record was withdrawn. */
function isFound(sight: string): boolean {
  return sight.includes('party') && !sight.includes('withdrawal');
}

/** No row of a node may hold anything of a part that is for none of its states. */
export async function compareRows(run: RunState, name: NodeName): Promise<void> {
  const node = run.node(name);
  const rows = await allRows(node);
  const forbidden = new Set<string>();
  for (const home of NAMES) {
    for (const [id, part] of run.expected.forbidden(name, home, node.place.states)) {
      forbidden.add(`${id} ${part}`);
    }
  }
  const held = run.held[name];
  for (const [key, secrets] of run.secrets) {
    const forms = formsIn(rows, secrets);
    if (forbidden.has(key) && forms.length > 0) run.find(`${name} holds the ${forms.join(', ')} of ${key}`);
    else if (forms.length > 0) held.add(key);
    else if (held.delete(key)) run.counts.gone += 1;
  }
  run.counts.found += held.size;
  run.counts.sought += forbidden.size;
}
