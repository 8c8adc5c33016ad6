import { NODE_ROUTES } from './node-routes.js';
import { type Means, OUT, type Offer, type Way } from './way.type.js';
import { send } from './send.js';

const ME = { query: '{ me { officer } }' };
const CHANGES = 'subscription{precedentChanges{recordId}}';
const PREFLIGHT = { 'apollo-require-preflight': 'yes' };
const IN_ADDRESS = `/graphql/stream?query=${encodeURIComponent(CHANGES)}`;

interface Asked {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** What it answers a member; HEAD has no body in which a code could stand. */
  readonly before?: string;
  readonly after?: string;
  /** The only means that it takes. */
  readonly only?: Means;
}

/** Routes that take a token or a session, each with how it is asked. */
const WITH_TOKEN: Readonly<Record<string, Asked>> = {
  'GET /log/checkpoint': { path: '/log/checkpoint' },
  'HEAD /log/checkpoint': { path: '/log/checkpoint', after: 'HTTP 401' },
  'GET /log/tile/*': { path: '/log/tile/entries/000.p/1' },
  'HEAD /log/tile/*': { path: '/log/tile/entries/000.p/1', after: 'HTTP 401' },
  'GET /graphql': { path: '/graphql?query=%7Bme%7Bofficer%7D%7D', headers: PREFLIGHT },
  'HEAD /graphql': {
    path: '/graphql?query=%7Bme%7Bofficer%7D%7D',
    headers: PREFLIGHT,
    before: 'HTTP 405',
    after: 'HTTP 405',
    only: 'token',
  },
  'POST /graphql': { path: '/graphql', body: ME },
  'POST /graphql/stream': { path: '/graphql/stream', body: { query: CHANGES } },
  'GET /graphql/stream': { path: IN_ADDRESS, headers: PREFLIGHT },
  'GET /session': { path: '/session', only: 'session' },
  'HEAD /session': { path: '/session', only: 'session', after: 'HTTP 401' },
  'HEAD /graphql/stream': { path: IN_ADDRESS, headers: PREFLIGHT, before: 'HTTP 406', after: 'HTTP 406' },
};

/** Routes at which nobody has to say who asks, each with why. */
const WITHOUT_TOKEN: Readonly<Record<string, string>> = {
  'GET /': 'says what this is',
  'POST /witness/add-checkpoint': 'cosigns what a log of the root has signed: that is the permission',
  'GET /healthz': 'for load balancers',
  'GET /metrics': 'takes the operator’s own token, and no officer’s',
  'GET /readyz': 'for load balancers',
  'GET /root.json': 'of a demonstration, whose members are made up',
  'GET /demonstration/issuers/:state/*': 'is where officers of a demonstration sign in',
  'POST /demonstration/issuers/:state/*': 'is where clients of a demonstration get their tokens',
  'GET /sign-in': 'is how somebody gets a session',
  'GET /sign-in/callback': 'is how somebody gets a session',
  'GET /sign-in/jwks.json': 'holds a public key',
  'GET /sign-in/start': 'is how somebody gets a session',
  'POST /sign-out': 'ends a session, also one that lets nobody in any longer',
  'OPTIONS /graphql': 'is refused to everybody: pages of other sites have no business here',
  'POST /demonstration/token': 'is how somebody gets a token',
  'POST /root': 'the signatures in the file are the permission',
};

/** Every route of the server that takes a token. */
export function routeWays({ routes }: Offer, means: Means): Way[] {
  return routes.flatMap(({ method, path }) => {
    const asked = WITH_TOKEN[`${method} ${path}`];
    if (!asked || (asked.only ?? means) !== means) return [];
    return [wayOf(method, `${method} ${path}`, asked, means)];
  });
}

/** Routes that nobody has thought about yet. */
export function unknownRoutes({ routes }: Pick<Offer, 'routes'>): string[] {
  return routes
    .map(({ method, path }) => `${method} ${path}`)
    .filter(
      (name) =>
        !(name in WITH_TOKEN) && !(name.replace(/^HEAD/, 'GET') in { ...WITHOUT_TOKEN, ...NODE_ROUTES }),
    );
}

function wayOf(
  method: string,
  name: string,
  { before = 'answered', after = OUT, path, body, headers }: Asked,
  means: Means,
): Way {
  const attempt: Way['attempt'] = (node, holder) => {
    const sent = { method, path, headers: { ...holder.headersOf(means, 'reader'), ...headers } };
    return send(node, body ? { ...sent, body } : sent);
  };
  return { name, before, after, attempt };
}
