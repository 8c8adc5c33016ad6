import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseError } from './database.errors.js';
import { lockFolder } from './folder-lock.js';

describe('lockFolder', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-lock-'));
    lock = join(folder, 'node.lock');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const leftBy = (content: string): void => writeFileSync(lock, content);

  it('writes which process holds the folder, for nobody else to read', () => {
    lockFolder(folder)();
    const release = lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    expect(statSync(lock).mode & 0o077).toBe(0);
    release();
  });

  it('makes a folder that is not there yet, for its owner alone', () => {
    const below = join(folder, 'a', 'b');
    const release = lockFolder(below);
    expect(statSync(below).mode & 0o077).toBe(0);
    release();
  });

  it('gives the folder back when released', () => {
    lockFolder(folder)();
    expect(existsSync(lock)).toBe(false);
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('refuses a folder that another running process holds, and leaves its lock alone', () => {
    leftBy(String(process.ppid));
    expect(() => lockFolder(folder)).toThrow(DatabaseError);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid));
  });

  it('refuses a folder that this process holds already', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(DatabaseError);
    expect(existsSync(lock)).toBe(true);
    release();
  });

  it('refuses the same folder under another spelling of its path', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(join(folder, '..', folder.slice(tmpdir().length)))).toThrow(DatabaseError);
    release();
  });

  it('says which folder is in use and what to do', () => {
    leftBy(String(process.ppid));
    const refusal = {
      code: 'DATABASE_FOLDER_IN_USE',
      advice: expect.stringContaining('GROUNDS_DATA') as string,
    };
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining(refusal) as Error);
    expect(() => lockFolder(folder)).toThrow(folder);
  });

  it('takes over the lock of a process that was killed', () => {
    leftBy(String(spawnSync(process.execPath, ['--version']).pid));
    const release = lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    release();
  });

  it('takes over a lock with its own number, left before a restart in a container', () => {
    leftBy(String(process.pid));
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it.each(['', 'no number', '-1', '0', '1.5'])('takes over a lock that names no process: %p', (content) => {
    leftBy(content);
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('passes on what hinders it from writing', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => lockFolder(join(folder, 'file'))).toThrow(/EEXIST|ENOTDIR/);
  });
});
