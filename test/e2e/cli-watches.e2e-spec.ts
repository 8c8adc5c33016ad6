import { WatchJob } from '#precedents';

import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

const NAME = 'Quillmere Ventures (fictitious)';
const ALL = { circles: ['all-members'], states: [], except: [] };

/** What an officer types to have the node go on asking, and what comes back. */
describe('watches from the command line', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node.close());

  const run = (as: string, ...words: string[]): Promise<Ended> =>
    grounds({ GROUNDS_URL: node.url }, ...words, '--as', as);
  const json = async <T>(as: string, ...words: string[]): Promise<T> =>
    JSON.parse((await run(as, ...words, '--json')).output) as T;
  const judge = (state: string): Promise<void> => node.app.get(WatchJob, { strict: false }).run(state);

  it('saves a party, lists it, tells of what is new, and ends it', async () => {
    const saved = await run('de-reader', 'watch', '--name', NAME, '--case', 'DE-7', '--days', '30');
    expect(saved.code).toBe(0);
    const [, id = ''] = /^Watch (\S+) goes on until \d{4}-\d\d-\d\d\./.exec(saved.output) ?? [];
    const listed = await run('de-reader', 'watches');
    expect(listed.output).toContain(id);
    expect(listed.output).toMatch(new RegExp(`${NAME.slice(0, 9)}.*DE-7.*whole`));
    const { recordId } = await file(node, 'NL', decision());
    await judge('DE');
    const told = await run('de-reader', 'notices');
    expect(told.output).toMatch(/^DEMONSTRATION/);
    expect(told.output).toMatch(new RegExp(`  New  ${recordId}  Standing  \\(--after `));
    expect(told.output).toContain(`   - The name in your check, “${NAME}”, matches: strong.`);
    const { pageInfo } = await json<{ pageInfo: { endCursor: string } }>('de-reader', 'notices');
    expect((await run('de-reader', 'notices', '--after', pageInfo.endCursor)).output).toContain(
      'Nothing that you may see now.',
    );
    expect((await run('de-reader', 'watches', '--end', id)).output).toBe(
      `Watch ${id} has ended, and what it told is gone.\n`,
    );
    expect((await run('de-reader', 'watches')).output).toBe('You have no watch that goes on.\n');
  });

  it('saves a search, and follows what it tells', async () => {
    const { id } = await json<{ id: string }>('fr-reader', 'watch', '--search', 'gyroscope state:NL');
    const { recordId } = await file(node, 'NL', decision({ summary: 'A gyroscope.' }));
    const { pageInfo } = await json<{ pageInfo: { endCursor: string } }>('fr-reader', 'notices');
    await judge('FR');
    const follow = ['notices', '--follow', '--count', '1', '--after', pageInfo.endCursor];
    const { code, output } = await run('fr-reader', ...follow, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ kind: 'NEW', recordId, watchId: id });
  });

  it('tells of another status in the language that is asked for', async () => {
    const { recordId } = await file(node, 'NL', decision({ summary: 'To be annulled.' }));
    await run('it-reader', 'show', recordId);
    await file(node, 'NL', {
      ...{ kind: 'legal-event', ref: recordId, audience: ALL },
      event: { event: 'annulled', occurredOn: '2026-05-04', by: 'A court (fictitious)' },
    });
    await judge('IT');
    const { output } = await run('it-reader', 'notices', '--lang', 'nl');
    expect(output).toMatch(new RegExp(`Andere status  ${recordId}  Vernietigd`));
  });

  it.each([
    [['--search', 'chips', '--name', NAME], /^USAGE: One question at a time/],
    [['--target', NAME], /^USAGE: Nothing to look for/],
    [['--search', 'colour:red'], /^SEARCH_SYNTAX: .*at character 1/],
    [['--name', NAME, '--days', '500'], /^INPUT_INVALID: /],
  ])('refuses %j, and says why', async (words, why) => {
    const { code, errors } = await run('cz-reader', 'watch', ...words);
    expect(code).not.toBe(0);
    expect(errors).toMatch(why);
    expect(await json('cz-reader', 'watches')).toEqual([]);
  });

  it('refuses to end a watch that is not one’s own', async () => {
    const { id } = await json<{ id: string }>('gb-reader', 'watch', '--name', NAME);
    const { code, errors } = await run('gb-releaser', 'watches', '--end', id);
    expect([code, errors.startsWith('WATCH_UNKNOWN: ')]).toEqual([1, true]);
  });
});
