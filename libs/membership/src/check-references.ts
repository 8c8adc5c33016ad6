import { MembershipError, type MembershipErrorCode } from './membership.errors.js';
import { isSafeAddress } from './is-safe-address.js';
import type { NodeEntry } from './node.input.js';
import type { RootPayload } from './root.input.js';
import type { StateEntry, TokenIssuer } from './state.input.js';

/**
 * What class rules cannot see: names given once, every state named is a member, every home log exists,
 * periods that have a length, and a threshold that can be reached.
 * @throws MembershipError
 */
export function checkReferences(root: RootPayload): void {
  checkNames(root);
  checkStates(root);
  checkHomeLogs(root);
  checkPeriods(root);
  checkQuorum(root);
  root.nodes.forEach((node) => checkNodeUrl(node, root.demo === true));
  tokenIssuersIn(root).forEach((issuer) => checkIssuerUrls(issuer, root.demo === true));
}

/** Of states and of audit bodies: an address stands for one of them only. */
function tokenIssuersIn({ states, auditors }: RootPayload): TokenIssuer[] {
  return [...states, ...auditors].flatMap(({ tokenIssuers }) => tokenIssuers);
}

function checkNames(root: RootPayload): void {
  const { states, nodes, circles, auditors } = root;
  refuseRepeated(
    'states',
    states.map(({ code }) => code),
  );
  refuseRepeated(
    'authorities',
    states.flatMap(({ authorities }) => authorities.map(({ iss }) => iss)),
  );
  refuseRepeated(
    'tokenIssuers',
    tokenIssuersIn(root).map(({ iss }) => iss),
  );
  refuseRepeated(
    'nodes',
    nodes.map(({ origin }) => origin),
  );
  refuseRepeated(
    'circles',
    circles.map(({ id }) => id),
  );
  refuseRepeated(
    'auditors',
    auditors.map(({ id }) => id),
  );
}

function refuseRepeated(member: string, names: readonly string[]): void {
  const repeated = names.find((name, place) => names.indexOf(name) !== place);
  if (repeated !== undefined) throw fault('ROOT_DUPLICATE', `${repeated} is given twice.`, [member]);
}

function checkStates({ states, rootKeys, nodes, circles, auditors, threshold }: RootPayload): void {
  const members = new Set(states.map(({ code }) => code));
  const mustBeMember = (path: readonly string[]) => (code: string) => {
    if (!members.has(code)) throw fault('ROOT_NOT_A_MEMBER', `${code} is no member in this root.`, path);
  };
  rootKeys.forEach(({ state, kid }) => mustBeMember(['rootKeys', kid])(state));
  nodes.forEach((node) => node.states.forEach(mustBeMember(['nodes', node.origin])));
  circles.forEach((circle) => circle.states.forEach(mustBeMember(['circles', circle.id])));
  auditors.forEach((body) => body.states.forEach(mustBeMember(['auditors', body.id])));
  const signatories = new Set(rootKeys.map(({ state }) => state)).size;
  if (threshold > signatories) {
    throw fault('ROOT_THRESHOLD', `${threshold} states must sign, ${signatories} can.`, ['threshold']);
  }
}

function checkHomeLogs({ states, nodes }: RootPayload): void {
  for (const { code, homeLog } of states) {
    const hosts = nodes.find(({ origin }) => origin === homeLog)?.states ?? [];
    if (!hosts.includes(code)) {
      throw fault('ROOT_HOME_LOG', `No node with origin ${homeLog} hosts ${code}.`, [
        'states',
        code,
        'homeLog',
      ]);
    }
  }
  states.forEach(checkFormerLogs);
}

/** A log that a state has left is closed to it. */
function checkFormerLogs({ code, homeLog, formerLogs = [] }: StateEntry): void {
  const origins = formerLogs.map(({ origin }) => origin);
  refuseRepeated(`states.${code}.formerLogs`, origins);
  if (!origins.includes(homeLog)) return;
  throw fault('ROOT_HOME_LOG', `${code} has left ${homeLog}, and has it as its home.`, [
    'states',
    code,
    'formerLogs',
  ]);
}

function checkPeriods({ issued, expires, states, nodes, auditors }: RootPayload): void {
  const authorities = states.flatMap((state) => state.authorities);
  for (const key of [...authorities, ...nodes].flatMap<Period>(({ keys }) => keys)) {
    mustFollow(key.notBefore, key.notAfter, ['keys', key.kid]);
    checkRevocation(key, issued);
  }
  for (const { id, notBefore, notAfter } of auditors) mustFollow(notBefore, notAfter, ['auditors', id]);
  mustFollow(issued, expires, ['expires']);
}

interface Period {
  kid: string;
  notBefore: string;
  notAfter: string;
  revokedAt?: string;
  revokedReason?: string;
}

/** A key is revoked at once and with a reason; an end that is planned is `notAfter`. */
function checkRevocation({ kid, revokedAt, revokedReason }: Period, issued: string): void {
  if (revokedAt === undefined && revokedReason === undefined) return;
  const path = ['keys', kid, 'revokedAt'];
  if (revokedAt === undefined || revokedReason === undefined)
    throw fault('ROOT_INVALID', 'A revocation has a date and a reason.', path);
  if (Date.parse(revokedAt) > Date.parse(issued))
    throw fault('ROOT_INVALID', 'A key cannot be revoked later than the root is issued.', path);
}

function mustFollow(from: string, until: string, path: readonly string[]): void {
  if (Date.parse(from) < Date.parse(until)) return;
  throw fault('ROOT_INVALID', 'A period must end after it begins.', path);
}

/** A log is cosigned by the others, so that one node fewer can answer than has a key to cosign with. */
function checkQuorum({ policies: { quorum }, nodes }: RootPayload): void {
  const witnesses = nodes.filter(({ keys }) =>
    keys.some(
      ({ purpose, alg, revokedAt }) => purpose === 'witness' && alg === 'Ed25519' && revokedAt === undefined,
    ),
  ).length;
  if (quorum === null || quorum < witnesses) return;
  throw fault(
    'ROOT_QUORUM',
    `${quorum} other nodes must cosign, ${Math.max(witnesses - 1, 0)} can for each log.`,
    ['policies', 'quorum'],
  );
}

/** Tokens and records travel to this address: in the clear only within one machine, only to demonstrate. */
function checkNodeUrl({ origin, url }: NodeEntry, demo: boolean): void {
  if (isSafeAddress(url, demo)) return;
  throw fault('ROOT_NODE_URL', 'A node is reached over https.', ['nodes', origin, 'url']);
}

/** Keys come from these addresses, and officers type their passwords there. */
function checkIssuerUrls({ iss, jwksUri = iss, metadataUri = iss }: TokenIssuer, demo: boolean): void {
  if ([iss, jwksUri, metadataUri].every((url) => isSafeAddress(url, demo))) return;
  throw fault('ROOT_ISSUER_URL', 'An issuer of tokens is reached over https.', ['tokenIssuers', iss]);
}

function fault(code: MembershipErrorCode, message: string, path: readonly string[]): MembershipError {
  return new MembershipError(code, message, { path });
}
