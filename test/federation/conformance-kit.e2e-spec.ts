import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { rootOfNodes } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { MEMBERS } from '../../apps/registry/src/demonstration/members.js';
import { CONFORMANCE_CHECKS } from '../../apps/cli/src/conformance/run-checks.js';
import type { ConformanceReport } from '../../apps/cli/src/conformance/conformance-result.js';
import { type Ended, grounds } from '../e2e/cli-command.js';
import { TokenFixture } from '../security/negatives/token-fixture.js';
import { freePort } from '../support/free-port.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { TamperingProxy } from '../support/tampering-proxy.js';

const ORIGIN = 'new.demonstration.invalid/log';
const ROLES = ['reader', 'steward'];

/** A state tries its own node before it joins: the node on one side, the kit on the other, HTTP between them. */
describe('the conformance kit', () => {
  let folder: string;
  let kit: string;
  let node: TestNode;
  let proxy: TamperingProxy;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-kit-'));
    kit = join(folder, 'kit');
    const place = { folder: join(folder, 'node'), port: await freePort() };
    proxy = await TamperingProxy.start();
    const own = `http://127.0.0.1:${place.port}`;
    proxy.standBefore(own);
    const states = MEMBERS.map(({ code }) => code);
    await writeFile(
      file('proposal.json'),
      await rootOfNodes([{ origin: ORIGIN, url: own, states, ...place }]),
    );
    expect(await prepare(kit)).toMatchObject({ code: 0, errors: '' });
    const env = { GROUNDS_ROOT: join(kit, 'root.json'), GROUNDS_ORIGIN: ORIGIN };
    node = await startNode({ env, place });
  });

  afterAll(async () => {
    await node?.close();
    await proxy?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = (name: string): string => join(folder, name);

  const prepare = async (out: string, ...more: string[]): Promise<Ended> => {
    const at = `http://127.0.0.1:${await freePort()}`;
    const words = ['--root', file('proposal.json'), '--node', ORIGIN, '--out', out, '--at', at];
    return grounds({}, 'conformance', 'prepare', ...words, ...more);
  };

  const run = (url: string, ...words: string[]): Promise<Ended> =>
    grounds({}, 'conformance', 'run', url, '--kit', kit, ...words);

  const token = async (roles: readonly string[]): Promise<string> =>
    (await TokenFixture.create(node)).token({ claims: { roles, cnf: undefined } });

  it('leaves out what needs an officer when there is none, and tries the rest', async () => {
    const { code, output } = await run(node.url, '--json');
    const { results, failed, leftOut } = JSON.parse(output) as ConformanceReport;
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect([code, failed]).toEqual([0, 0]);
    const needing = CONFORMANCE_CHECKS.filter(({ role }) => role !== undefined).map(({ id }) => id);
    expect(results.filter(({ outcome }) => outcome === 'left out').map(({ id }) => id)).toEqual(needing);
    expect(leftOut).toBe(needing.length);
  });

  it('finds out what a node does not keep', async () => {
    proxy.tamper = ({ url = '' }, response) => {
      if (!url.startsWith('/federation/envelopes')) return undefined;
      response.writeHead(200).end('');
      return Promise.resolve();
    };
    const { code, output, errors } = await run(proxy.url);
    expect([code, errors]).toEqual([1, expect.stringContaining('NODE_NOT_CONFORMING')]);
    for (const id of [
      'open.closed.federation.envelopes',
      'log.lease',
      'refuses.bearer',
      'refuses.no-number',
    ]) {
      expect(output).toMatch(new RegExp(`^failed +${id}: `, 'm'));
    }
    expect(output).toContain('It answers with status 200, not 401 or 403.');
    expect(output).toMatch(/^passed +open\.healthz: /m);
  });

  it('passes a node that keeps everything, and writes that down for programs', async () => {
    const as = ['--token', await token(ROLES), '--out', file('report.json')];
    const { code, output } = await run(node.url, ...as);
    const report = JSON.parse(await readFile(file('report.json'), 'utf8')) as ConformanceReport;
    expect(report.results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(report).toMatchObject({
      tested: { origin: ORIGIN, url: node.url },
      passed: CONFORMANCE_CHECKS.length,
    });
    expect([code, output]).toEqual([
      0,
      expect.stringContaining(`${report.passed} passed, 0 failed, 0 left out`),
    ]);
  });

  it('says that its own address is taken, and that a folder holds no kit', async () => {
    const { partner } = JSON.parse(await readFile(join(kit, 'kit.json'), 'utf8')) as {
      partner: { url: string };
    };
    const other = await TamperingProxy.start(Number(new URL(partner.url).port));
    try {
      expect(await run(node.url)).toMatchObject({
        code: 1,
        errors: expect.stringContaining('PARTNER_CANNOT_LISTEN') as string,
      });
    } finally {
      await other.close();
    }
    const { code, errors } = await grounds({}, 'conformance', 'run', node.url, '--kit', folder);
    expect([code, errors]).toEqual([2, expect.stringContaining('FILE_UNREADABLE')]);
  });

  it('makes no partner of a member, and no kit for a node that the root does not know', async () => {
    const member = await prepare(file('no'), '--state', 'nl');
    expect([member.code, member.errors]).toEqual([2, expect.stringContaining('USAGE')]);
    const stranger = await prepare(file('no'), '--node', 'stranger.invalid/log');
    expect([stranger.code, stranger.errors]).toEqual([1, expect.stringContaining('FILE_FORMAT')]);
  });

  it('keeps the private keys of its partner in files for their owner alone', async () => {
    for (const use of ['root', 'record', 'log', 'node', 'witness']) {
      expect((await stat(join(kit, `${use}.jwk.json`))).mode & 0o777).toBe(0o600);
    }
  });
});
