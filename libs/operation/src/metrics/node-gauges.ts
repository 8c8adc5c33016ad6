import { Counter, Gauge, type Registry } from 'prom-client';

type PeerGauge = Gauge<'peer'>;

export interface NodeGauges {
  readonly degraded: Gauge<'code'>;
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly behind: PeerGauge;
  readonly pulled: PeerGauge;
  readonly asked: PeerGauge;
  readonly failures: PeerGauge;
  readonly frozen: PeerGauge;
  readonly lease: PeerGauge;
  readonly putAside: Gauge<'peer' | 'reason'>;
  readonly jobs: Gauge<'job' | 'state'>;
  readonly unsealed: Gauge;
  readonly logEntries: Gauge;
  readonly logSigned: Gauge;
  /** Those that are read from the database each time. */
  readonly ofDatabase: readonly { reset(): void }[];
}

/** What a node counts and measures; each name with its meaning. */
export function nodeGauges(registry: Registry): NodeGauges {
  const registers = [registry];
  const peer = (name: string, help: string): PeerGauge =>
    new Gauge({ name: `grounds_peer_${name}`, help, labelNames: ['peer'], registers });
  const plain = (name: string, help: string): Gauge =>
    new Gauge({ name: `grounds_${name}`, help, registers });
  const ofDatabase = {
    behind: peer('entries_behind', 'Entries of its log that are signed and not held here yet'),
    pulled: peer('pulled_seconds', 'Seconds since all that it had was last taken over'),
    asked: peer('asked_seconds', 'Seconds since it last asked this node'),
    failures: peer('failures', 'Attempts that failed since the last that did not'),
    frozen: peer('frozen', '1 if it has signed two histories'),
    lease: peer('lease_seconds', 'Seconds for which it still lets this node show what it granted'),
    putAside: new Gauge({
      name: 'grounds_put_aside',
      help: 'What other nodes sent and does not hold, by reason',
      labelNames: ['peer', 'reason'],
      registers,
    }),
    jobs: new Gauge({
      name: 'grounds_jobs',
      help: 'Background work in the queue, by state',
      labelNames: ['job', 'state'],
      registers,
    }),
    unsealed: plain('journal_unsealed_lines', 'Lines of the journal that no seal covers yet'),
    logEntries: plain('log_entries', 'Entries of the log that are signed'),
    logSigned: plain('log_signed_seconds', 'Seconds since the log was last signed anew'),
  } as const;
  return {
    ...ofDatabase,
    ofDatabase: Object.values(ofDatabase),
    degraded: new Gauge({
      name: 'grounds_degraded',
      help: 'How often the node is in a named step of degradation; 0 for all is well',
      labelNames: ['code'],
      registers,
    }),
    requests: new Counter({
      name: 'grounds_http_requests_total',
      help: 'Requests that were answered, by pattern of the route and class of the status',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
  };
}
