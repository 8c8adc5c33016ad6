import { SharedProcesses } from '../../support/shared-processes.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { type Route, recordRoutes } from './recorded-routes.js';

/** A node: the process that takes the root, and where there is a server, another beside it. */
export interface Processes {
  readonly nodes: readonly [taking: TestNode, ...others: TestNode[]];
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

export async function startProcesses(): Promise<Processes> {
  const routes = recordRoutes();
  if (process.env.TEST_DATABASE_ADMIN_URL === undefined) {
    const node = await startNode({ withoutCases: true });
    return { nodes: [node], routes: routes(), close: () => node.close() };
  }
  const shared = await SharedProcesses.create();
  const taking = await shared.start();
  const nodes: [TestNode, TestNode] = [taking, await shared.start(taking)];
  const close = async (): Promise<void> => {
    for (const node of nodes) await node.close();
    await shared.remove();
  };
  return { nodes, routes: routes(), close };
}
