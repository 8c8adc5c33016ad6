import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { gatewayId, gatewayResource } from '../../apps/registry/src/demonstration/issuers/issuer-clients.js';
import { freePort } from '../support/free-port.js';
import { issuerUrl } from '../support/issuer-client.js';
import type { TestNode } from '../support/start-node.js';

const EXAMPLE = join(import.meta.dirname, '../../docs/examples/gateway.ts');

export interface GatewayOptions {
  readonly node: TestNode;
  readonly state: string;
  readonly cases: string;
  readonly casesSecret: string;
  /** Under another name than the issuer knows it by. */
  readonly clientId?: string;
}

/** The gateway of docs/examples as an integrator starts it: a process of its own, with a file of settings. */
export class GatewayProcess {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start({ node, state, cases, casesSecret, clientId }: GatewayOptions): Promise<GatewayProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-gateway-'));
    const url = `http://127.0.0.1:${await freePort()}/graphql`;
    const own = await demonstrationKey(node.dataFolder, 'client', gatewayId(state));
    const settings = {
      ...{ url, cases, casesSecret },
      audience: gatewayResource(state),
      clientId: clientId ?? gatewayId(state),
      clientKey: own.privateJwk,
      issuer: `${issuerUrl(node, state)}/.well-known/openid-configuration`,
      register: `${node.url}/graphql`,
    };
    const file = join(folder, 'gateway.json');
    await writeFile(file, JSON.stringify(settings), { mode: 0o600 });
    const child = spawn(process.execPath, [EXAMPLE, file], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    await listening(child);
    return new GatewayProcess(url, child, folder);
  }

  async close(): Promise<void> {
    const over = once(this.process, 'exit');
    this.process.kill();
    await over;
    await rm(this.folder, { recursive: true });
  }
}

/** @throws with what the process wrote, if it ends before it listens */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (text) => (errors += String(text)));
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`The gateway did not start. ${errors}`)));
  });
}
