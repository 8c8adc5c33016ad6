import { randomBytes } from 'node:crypto';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import type { CaseFile } from './case-system/case-file.type.js';
import { type CaseSystem, startCaseSystem } from './case-system/start-case-system.js';
import { FrontEnd } from './front-end.js';
import { GatewayProcess } from './gateway-process.js';

const PARTIES = '{ precedents { edges { node { id parties { ... on Party { id } } } } } }';
const NOBODY = { circles: [], states: [], except: [] };

/** An id of the right form that no record has. */
export const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The records of the register that the ministry's cases refer to. */
export interface Records {
  readonly dutch: string;
  readonly french: string;
  /** Of another state, which shares it with nobody. */
  readonly hidden: string;
  /** In the French one. */
  readonly investor: string;
}

/** A node, and beside it what a ministry has: cases, a gateway, and a front end for its officers. */
export class Ministry {
  private constructor(
    readonly node: TestNode,
    readonly records: Records,
    private readonly caseSystem: CaseSystem,
    private readonly secret: string,
    private readonly gateways: GatewayProcess[],
    readonly officers: FrontEnd,
  ) {}

  static async open(): Promise<Ministry> {
    const node = await startNode({ withoutCases: true });
    const records = await fileRecords(node);
    const casesSecret = randomBytes(32).toString('base64url');
    const caseSystem = await startCaseSystem(casesSecret, caseFiles(records));
    const gateway = await GatewayProcess.start({ node, state: 'FR', cases: caseSystem.url, casesSecret });
    const officers = await FrontEnd.open(node, 'FR', gateway.url);
    return new Ministry(node, records, caseSystem, casesSecret, [gateway], officers);
  }

  /** One more gateway before the same case system; it ends with the ministry. */
  async gateway(clientId: string): Promise<string> {
    const { node, secret: casesSecret } = this;
    const cases = this.caseSystem.url;
    const started = await GatewayProcess.start({ node, state: 'FR', cases, casesSecret, clientId });
    this.gateways.push(started);
    return started.url;
  }

  async close(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.close()));
    await this.caseSystem.close();
    await this.node.close();
  }
}

async function fileRecords(node: TestNode): Promise<Records> {
  const dutch = (await file(node, 'NL', decision())).recordId;
  const french = (await file(node, 'FR', decision({ decidedBy: 'FR', kind: 'unwound' }))).recordId;
  const hidden = (await file(node, 'GB', decision({ decidedBy: 'GB' }, { audience: NOBODY }))).recordId;
  const { data } = await ask<{
    precedents: { edges: { node: { id: string; parties: { id?: string }[] } }[] };
  }>(node, PARTIES, { as: 'fr-reader', headers: PURPOSE });
  const shown = data.precedents.edges.find((edge) => edge.node.id === french);
  const investor = shown?.node.parties[0]?.id;
  if (investor === undefined) throw new Error('The record shows no party.');
  return { dutch, french, hidden, investor };
}

function caseFiles({ dutch, french, hidden, investor }: Records): CaseFile[] {
  const about = (reference: string, rest: Partial<CaseFile>): CaseFile => ({
    reference,
    subject: 'Quillmere Ventures (fictitious) buys a model maker',
    filedIn: 'FR',
    investor: null,
    layer: 'models',
    suspectedGrounds: [],
    precedents: [],
    ...rest,
  });
  return [
    about('FR-2026-001', {
      investor,
      suspectedGrounds: ['ELE-06', 'CON-03'],
      precedents: [
        { id: dutch, note: 'Same investor, same layer.' },
        { id: french, note: 'Our own.' },
      ],
    }),
    about('FR-2026-002', { precedents: [{ id: hidden, note: 'Told on the telephone.' }] }),
    about('FR-2026-003', { precedents: [{ id: UNKNOWN, note: 'A slip of the pen.' }] }),
    about('FR-2026-004', { precedents: [{ id: french, note: 'Cited by counsel.' }] }),
    about('FR-2026-005', { investor: `${hidden}.party:aaaaaaaa` }),
    about('FR-2026-006', { investor: `${UNKNOWN}.party:aaaaaaaa` }),
  ];
}
