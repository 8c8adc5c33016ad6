import type { NodeName } from '../../support/three-nodes.js';
import { secretsOf } from './held-values.js';
import type { RunState } from './run-state.js';
import { type Signed, sign } from './sign.js';

const SUBMIT = `mutation ($token: String!, $disclosures: [String!]!) {
  submitStatement(token: $token, disclosures: $disclosures) {
    ... on StatementReceipt { statementId logIndex leafHash }
    ... on Rejected { problems { code path } } } }`;

/** A signed statement on its way to the log of its state's node. */
export interface Saying {
  readonly home: NodeName;
  readonly state: string;
  readonly signed: Signed;
  /** A name in it that nobody asks for. */
  readonly unasked?: string;
  /** Once it is in the log. */
  readonly taken: (id: string, signed: Signed) => void;
}

interface Submitted {
  readonly statementId?: string;
  readonly logIndex?: number;
  readonly leafHash?: string;
  readonly problems?: readonly object[];
}

export async function prepare(
  run: RunState,
  about: Omit<Saying, 'signed'> & { readonly form: object },
): Promise<Saying> {
  const { form, ...rest } = about;
  return { ...rest, signed: await sign(run.node(rest.home), rest.state, form) };
}

/** Submits it, and holds the node to the receipt if one comes. */
export async function submit(run: RunState, { home, state, signed }: Saying): Promise<Submitted> {
  const variables = { token: signed.signedPart, disclosures: [...signed.disclosures.values()] };
  const answer = await run.officers.ask(run.node(home), `${state.toLowerCase()}-releaser`, SUBMIT, variables);
  const submitted = (answer?.data?.submitStatement ?? {}) as Submitted;
  const { logIndex, leafHash } = submitted;
  if (logIndex !== undefined && leafHash !== undefined) run.acknowledged[home].push({ logIndex, leafHash });
  return submitted;
}

/** Submits it, and expects what follows from it; an honest statement that is refused is a finding. */
export async function say(run: RunState, saying: Saying): Promise<void> {
  const { home, state, signed, unasked, taken } = saying;
  const { statementId, logIndex, problems } = await submit(run, saying);
  if (statementId === undefined || logIndex === undefined) {
    run.find(`${home} gives ${state} no receipt: ${JSON.stringify(problems ?? 'no answer')}`);
    return;
  }
  run.expected.said(home, { id: statementId, index: logIndex, state, parts: signed.parts });
  for (const [part, disclosure] of signed.disclosures)
    run.secrets.set(`${statementId} ${part}`, secretsOf(disclosure, unasked));
  taken(statementId, signed);
}
