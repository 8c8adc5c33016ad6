import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { proofKey } from '../../libs/identity/test/example-proof.js';
import { type Answer, ask, tokenFor } from '../support/ask.js';
import { askEveryWay, everyWay, forState } from '../support/ask-every-way.js';
import { AuditCourt } from '../support/audit-court.js';
import { currentRoot, nextRoot, publishRoot, without } from '../support/next-root.js';
import { SharedProcesses } from '../support/shared-processes.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

const OWNER_ONLY = { audience: { circles: [], states: [], except: [] } };
/** An auditor is answered on every path but that of readers. */
const LETS_IN = { ...everyWay('answered'), '/graphql/stream': 'PERMISSION_MISSING' };
const CASE = { 'grounds-purpose': 'oversight', 'grounds-case': 'COURT-1' };

const SIZE = '{ log { checkpoint { size } } }';
const YEAR = `query ($year: Int!, $size: Int!) {
  auditYear(year: $year, size: $size) { entries { index disclosures } }
}`;
const RECORD = `query ($id: ID!, $size: Int!) {
  auditRecord(recordId: $id, size: $size) { entries { index } nextAfter }
}`;
const LINES = `{ officerJournal(first: 100) { lines { officer action asAuditor auditBody { id issuer } } } }`;
const CLOSE = 'mutation { closeAudit(caseReference: "COURT-1") { caseReference } }';

interface Lines {
  readonly officerJournal: {
    readonly lines: readonly { readonly officer: string; readonly action: string }[];
  };
}

/** What a court read of a state that let it in: `audit_export` by an officer that is none of the state. */
const READ = {
  officer: 'court-auditor',
  action: 'audit_export',
  asAuditor: true,
  auditBody: { id: 'court', issuer: 'https://court.demonstration.invalid/officers' },
};

describe('an audit body of several states', () => {
  let node: TestNode;
  let court: AuditCourt;
  let folder: string;
  const records = new Map<string, string>();

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    folder = await mkdtemp(join(tmpdir(), 'grounds-court-'));
    for (const state of ['NL', 'FR', 'CZ']) {
      const { recordId } = await file(node, state, decision({ decidedBy: state }, OWNER_ONLY));
      records.set(state, recordId);
    }
    court = await AuditCourt.create();
  });

  afterAll(async () => {
    await node?.close();
    await rm(folder, { recursive: true });
  });

  const asCourt = async <Data>(
    state: string | undefined,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> => {
    const headers = { ...forState(await court.token(node), state), ...CASE };
    return ask<Data>(node, query, { headers, variables });
  };

  const published = async (): Promise<number> => {
    const { log } = (await ask<{ log: { checkpoint: { size: number } } }>(node, SIZE, { as: 'nl-auditor' }))
      .data;
    return log.checkpoint.size;
  };

  const linesAs = async (officer: string): Promise<unknown> => {
    const { data } = await ask<Lines>(node, LINES, {
      as: officer,
      headers: { ...CASE, 'grounds-case': 'LOOK' },
    });
    return data.officerJournal.lines;
  };

  it('is nobody to a register whose members have not listed it', async () => {
    expect(await askEveryWay(node, forState(await court.token(node), 'NL'))).toEqual(
      everyWay('TOKEN_ISSUER_UNKNOWN'),
    );
  });

  it('is let in by the next root, for one state that consents at a time', async () => {
    await publishRoot(node, await nextRoot(node, court.letInBy('NL', 'FR')));
    for (const state of ['NL', 'FR']) {
      const me = await asCourt(state, '{ me { officer roles state { code } auditBody { id name } } }');
      expect(me.data).toEqual({
        me: {
          officer: 'court-auditor',
          roles: ['auditor'],
          state: { code: state },
          auditBody: { id: 'court', name: 'Court of Auditors (fictitious)' },
        },
      });
    }
  });

  it('is no member of a state to others', async () => {
    const me = await ask(node, '{ me { auditBody { id } } }', { as: 'nl-auditor' });
    expect(me.data).toEqual({ me: { auditBody: null } });
  });

  it.each(['NL', 'FR'])('reads the year of %s in full, and no record of the others', async (state) => {
    const size = await published();
    const year = new Date().getUTCFullYear();
    const read = await asCourt<{ auditYear: { entries: { index: number; disclosures: string[] }[] } }>(
      state,
      YEAR,
      {
        year,
        size,
      },
    );
    const [entry, ...more] = read.data.auditYear.entries;
    expect([entry?.index, more]).toEqual([[...records.keys()].indexOf(state), []]);
    expect(entry?.disclosures.length).toBeGreaterThan(2);
    const [own, ...others] = await Promise.all(
      [state, ...['NL', 'FR', 'CZ'].filter((other) => other !== state)].map((of) =>
        asCourt(state, RECORD, { id: records.get(of), size }),
      ),
    );
    const unknown = await asCourt(state, RECORD, { id: 'Aq3kVb0pT1uYdE5hWsXcRg', size });
    expect(own?.data).not.toEqual(unknown.data);
    for (const other of others) expect([other.data, other.errors]).toEqual([unknown.data, unknown.errors]);
  });

  it('is told the same of a member that has not consented and of a state that is none, on every path', async () => {
    const token = await court.token(node);
    for (const state of ['CZ', 'ZZ', 'nl', ''])
      expect(await askEveryWay(node, forState(token, state))).toEqual(everyWay('AUDIT_CONSENT_MISSING'));
    expect(await askEveryWay(node, forState(token, undefined))).toEqual(everyWay('AUDIT_STATE_MISSING'));
    const [one, other] = await Promise.all(['CZ', 'ZZ'].map((state) => asCourt(state, '{ me { officer } }')));
    expect(one).toEqual(other);
  });

  it('does nothing but audit', async () => {
    const token = await court.token(node);
    expect(await askEveryWay(node, forState(token, 'NL'))).toEqual(LETS_IN);
    const list = await asCourt('NL', '{ precedents { edges { cursor } } }');
    expect(list.errors[0]?.extensions.code).toBe('PERMISSION_MISSING');
    const more = await court.token(node, { roles: ['auditor', 'reader'] });
    expect(await askEveryWay(node, forState(more, 'NL'))).toEqual(everyWay('AUDIT_BODY_ROLE'));
  });

  it('is named in the journal of the state it acted for: to its auditors at once, to its steward once it closes', async () => {
    expect(await linesAs('nl-auditor')).toContainEqual(READ);
    expect(JSON.stringify(await linesAs('cz-auditor'))).not.toContain('court');
    const own = await ask(node, CLOSE, { as: 'nl-auditor', headers: CASE });
    expect(own.errors).toEqual([]);
    expect(JSON.stringify(await linesAs('nl-steward'))).not.toContain('court');
    expect((await asCourt('NL', CLOSE)).errors).toEqual([]);
    expect(await linesAs('nl-steward')).toContainEqual(READ);
    expect(JSON.stringify(await linesAs('fr-steward'))).not.toContain('court');
  });

  it('does not let the officers of a member act for another', async () => {
    const token = await tokenFor(node, 'nl-auditor');
    expect(await askEveryWay(node, forState(token, 'FR'))).toEqual(everyWay('STATE_NOT_OWN'));
    expect(await askEveryWay(node, forState(token, 'NL'))).toEqual(LETS_IN);
  });

  describe('at the command line, with a token that is bound to a key', () => {
    let env: Record<string, string>;

    beforeAll(async () => {
      const key = await proofKey();
      const keyFile = join(folder, 'token.jwk.json');
      await writeFile(keyFile, JSON.stringify(key.privateJwk), { mode: 0o600 });
      await writeFile(join(folder, 'root.json'), JSON.stringify(await currentRoot(node)));
      const token = await court.token(node, { cnf: { jkt: key.thumbprint } });
      env = { GROUNDS_URL: node.url, GROUNDS_TOKEN: token, GROUNDS_TOKEN_KEY: keyFile };
    });

    const run = (...words: string[]): Promise<Ended> => grounds(env, ...words);

    it('says who it is', async () => {
      const { output } = await run('whoami', '--state', 'nl');
      expect(output).toMatch(/^audit body +Court of Auditors \(fictitious\) \(court\)$/m);
      expect(output).toMatch(/^state +.*\(NL\)/m);
    });

    it('has to say for which state', async () => {
      const { code, errors } = await run('whoami');
      expect([code, errors]).toEqual([4, expect.stringContaining('AUDIT_STATE_MISSING')]);
    });

    it.each(['NL', 'FR'])('takes the year of %s away, and verifies it with no network', async (state) => {
      const bundle = join(folder, `${state}.bundle`);
      const year = String(new Date().getUTCFullYear());
      const words = ['--year', year, '--case', 'COURT-2', '--state', state];
      const made = await run('audit', 'export', bundle, ...words);
      expect([made.code, made.errors]).toEqual([0, '']);
      const root = ['--root', join(folder, 'root.json')];
      const verified = await grounds({}, 'audit', 'verify', bundle, ...root, '--json');
      expect(JSON.parse(verified.output)).toMatchObject({
        verified: true,
        problems: [],
        header: { madeFor: state },
      });
      const complete = [
        'audit',
        'completeness',
        '--state',
        state,
        '--year',
        year,
        '--bundle',
        bundle,
        ...root,
      ];
      const whole = await grounds({ ...env, GROUNDS_STATE: state }, ...complete);
      expect([whole.code, whole.output]).toEqual([0, expect.stringMatching(/^gaps: +none$/m)]);
    });

    it('closes its case', async () => {
      const { code, output } = await run('audit', 'close', '--case', 'COURT-2', '--state', 'FR');
      expect([code, output]).toEqual([0, expect.stringContaining('The steward now sees')]);
      expect(await linesAs('fr-steward')).toContainEqual(READ);
    });
  });

  it('is refused by a state that takes its consent back, with the next request', async () => {
    const token = await court.token(node);
    await publishRoot(node, await nextRoot(node, court.letInBy('FR')));
    expect(await askEveryWay(node, forState(token, 'NL'))).toEqual(everyWay('AUDIT_CONSENT_MISSING'));
    expect(await askEveryWay(node, forState(token, 'FR'))).toEqual(LETS_IN);
  });

  it('is refused for a state that has left the register', async () => {
    const token = await court.token(node);
    await publishRoot(node, await nextRoot(node, court.letInBy('FR', 'GB')));
    expect(await askEveryWay(node, forState(token, 'GB'))).toEqual(LETS_IN);
    await publishRoot(node, await nextRoot(node, without('GB')));
    expect(await askEveryWay(node, forState(token, 'GB'))).toEqual(everyWay('AUDIT_CONSENT_MISSING'));
  });

  it('is nobody once the members take it out', async () => {
    const token = await court.token(node);
    await publishRoot(node, await nextRoot(node, court.letInBy()));
    for (const state of ['NL', 'FR', undefined])
      expect(await askEveryWay(node, forState(token, state))).toEqual(everyWay('TOKEN_ISSUER_UNKNOWN'));
  });
});

const server = process.env.TEST_DATABASE_ADMIN_URL;

(server ? describe : describe.skip)(
  'an audit body at several processes (needs TEST_DATABASE_ADMIN_URL)',
  () => {
    let processes: SharedProcesses;
    let one: TestNode;
    let other: TestNode;

    beforeAll(async () => {
      processes = await SharedProcesses.create();
      [one, other] = await Promise.all([processes.start(), processes.start()]);
    }, 60_000);

    afterAll(async () => {
      await Promise.all([one?.close(), other?.close()]);
      await processes?.remove();
    });

    it('is let in, and refused, at the one by a root that the other took', async () => {
      const court = await AuditCourt.create();
      const headers = forState(await court.token(other), 'NL');
      await publishRoot(one, await nextRoot(one, court.letInBy('NL')));
      expect(await ask(other, '{ me { auditBody { id } } }', { headers })).toMatchObject({
        data: { me: { auditBody: { id: 'court' } } },
      });
      await publishRoot(one, await nextRoot(one, court.letInBy()));
      expect(await askEveryWay(other, headers)).toEqual(everyWay('TOKEN_ISSUER_UNKNOWN'));
    });
  },
);
