import type { Operation, Seen } from './operation.type.js';

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  id coverage origins { records origins text }
  hits { precedent { id } origin { id records text } explanation earlierRefusal { counts reason }
         matches { part askedName identifiers connection resolutions { id verdict decidedAt note aboutEarlierVersion text } } } } } }`;
const RESOLVE = `mutation ($input: ResolveHitInput!) { resolveHit(input: $input) {
  ... on HitResolved { recordId resolution { id verdict decidedAt note aboutEarlierVersion text } }
  ... on Rejected { problems { code message path advice } } } }`;
const PURPOSE = { 'grounds-purpose': 'screening', 'grounds-case': 'TW-1' };
const VERDICTS = ['DIFFERENT', 'SAME', 'UNDO', 'UNCLEAR'];

interface Checked {
  readonly id: string;
  readonly origins: { readonly records: number; readonly origins: number };
  readonly hits: readonly {
    readonly precedent: { readonly id: string };
    readonly matches: readonly { readonly resolutions: readonly object[] }[];
  }[];
}

/** How often that met what it is about. */
export interface Decided {
  /** Checks that told of what the state had decided before. */
  readonly resolutions: number;
  /** Checks that showed several records of one origin. */
  readonly echoes: number;
}

/** Asks about each name, decides about its first hit, and asks again: in both worlds the same must be told. */
export async function resolveHits(
  officer: string,
  names: readonly string[],
  compare: (operation: Operation) => Promise<Seen>,
): Promise<Decided> {
  let [resolutions, echoes, asked] = [0, 0, 0];
  const check = async (name: string): Promise<Checked | undefined> => {
    asked += 1;
    const input = {
      parties: [{ role: 'owner', names: [name] }],
      ...{ purpose: 'screening', caseReference: 'TW-1', clientRequestId: `resolved-${officer}-${asked}` },
    };
    const seen = await compare(operation('mutation check', officer, CHECK, { input }));
    const answer = checkedIn(seen);
    if (answer && answer.origins.origins < answer.origins.records) echoes += 1;
    const told = answer?.hits.some(({ matches }) => matches.some((match) => match.resolutions.length > 0));
    if (told) resolutions += 1;
    return answer;
  };
  for (const [place, name] of names.entries()) {
    const answer = await check(name);
    const recordId = answer?.hits[0]?.precedent.id;
    if (!answer || recordId === undefined) continue;
    const verdict = VERDICTS[place % VERDICTS.length];
    const input = { answerId: answer.id, recordId, verdict, note: `About ${name}` };
    await compare(operation('mutation resolveHit', officer, RESOLVE, { input }));
    await check(name);
  }
  return { resolutions, echoes };
}

function operation(title: string, officer: string, query: string, variables: object): Operation {
  const headers = { 'content-type': 'application/json', ...PURPOSE };
  const body = JSON.stringify({ query, variables });
  return { title, officer, method: 'POST', path: '/graphql', headers, body };
}

function checkedIn({ body }: Seen): Checked | undefined {
  const { data } = JSON.parse(body) as { data?: { check?: Checked | Record<string, never> } | null };
  return data?.check && 'id' in data.check ? (data.check as Checked) : undefined;
}
