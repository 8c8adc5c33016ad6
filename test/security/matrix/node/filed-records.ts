import type { TestNode } from '../../../support/start-node.js';
import { type Choices, file, signAs, submit } from '../../../support/sign-as.js';
import type { Visibility } from '../model/secrets.js';
import { RECORDED, type Recorded, decisionFor, laterFor } from './record-forms.js';

/** A record as the matrix asks for it. */
export interface FiledRecord {
  readonly id: string;
  /** The name of its one party among its parts. */
  readonly party: string;
}

/** An id and a part of the right form that nothing has. */
const UNKNOWN: FiledRecord = { id: 'Aq3kVb0pT1uYdE5hWsXcRg', party: 'party:aaaaaaaa' };

/** Has the owner sign and submit a record of each kind. */
export async function fileRecords(
  node: TestNode,
  choices: Choices,
): Promise<ReadonlyMap<Visibility, FiledRecord>> {
  const filed = new Map<Visibility, FiledRecord>([['unknown', UNKNOWN]]);
  for (const visibility of RECORDED) filed.set(visibility, await fileOne(node, visibility, choices));
  return filed;
}

async function fileOne(node: TestNode, visibility: Recorded, choices: Choices): Promise<FiledRecord> {
  const statement = await signAs(node, 'NL', decisionFor(visibility), choices);
  const { problems } = await submit(node, 'nl-releaser', statement);
  if (problems) throw new Error(`${visibility}: refused with ${JSON.stringify(problems)}`);
  const names = [...statement.disclosures.keys()];
  const later = laterFor(visibility, statement.jti);
  if (later) await file(node, 'NL', later, choices);
  return { id: statement.jti, party: names.find((name) => name.startsWith('party')) ?? '' };
}
