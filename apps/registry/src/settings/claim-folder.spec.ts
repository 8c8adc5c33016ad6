import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { claimFolder } from './claim-folder.js';

const DEMONSTRATION = 'demonstration log.demonstration.invalid';
const REGISTER = 'configured register.example.org/log';

describe('claimFolder', () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'grounds-claim-')), 'data');
  });

  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const claim = (): string => readFileSync(join(folder, 'register'), 'utf8');

  it('makes the folder for its owner alone and writes whose it is', async () => {
    await claimFolder(folder, DEMONSTRATION);
    expect(claim()).toBe(`${DEMONSTRATION}\n`);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('lets the same register start again', async () => {
    await claimFolder(folder, REGISTER);
    await expect(claimFolder(folder, REGISTER)).resolves.toBeUndefined();
  });

  it.each([
    ['a demonstration', DEMONSTRATION, 'a real register', REGISTER],
    ['a real register', REGISTER, 'a demonstration', DEMONSTRATION],
    ['one register', REGISTER, 'another', 'configured other.example.org/log'],
  ])('refuses the folder of %s to %s', async (_, first, __, second) => {
    await claimFolder(folder, first);
    await expect(claimFolder(folder, second)).rejects.toMatchObject({ code: 'FOLDER_OF_OTHER_REGISTER' });
    expect(claim()).toBe(`${first}\n`);
  });

  it('gives the folder to one of two registers that start at the same moment', async () => {
    const outcomes = await Promise.allSettled([
      claimFolder(folder, DEMONSTRATION),
      claimFolder(folder, REGISTER),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses a folder whose claim was cut short', async () => {
    await claimFolder(folder, REGISTER);
    writeFileSync(join(folder, 'register'), 'configured regis');
    await expect(claimFolder(folder, REGISTER)).rejects.toMatchObject({ code: 'FOLDER_OF_OTHER_REGISTER' });
  });
});
