import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

import { DatabaseError } from './database.errors.js';

/** A lock file names only the process, so two nodes in this one are told apart here. */
const heldHere = new Set<string>();

/** Holds a data folder for one node until released; two nodes on one folder would damage it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = resolve(folder, 'node.lock');
  if (heldHere.has(file)) throw inUse(file);
  if (!claim(file)) {
    refuseIfAlive(file);
    rmSync(file, { force: true });
    if (!claim(file)) throw inUse(file);
  }
  heldHere.add(file);
  return () => {
    heldHere.delete(file);
    rmSync(file, { force: true });
  };
}

function claim(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock left by a killed process is taken over; one whose process still runs is respected. */
function refuseIfAlive(file: string): void {
  const holder = Number(readFileSync(file, 'utf8'));
  if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid) return;
  try {
    process.kill(holder, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
  }
  throw inUse(file);
}

function inUse(file: string): DatabaseError {
  return new DatabaseError('DATABASE_FOLDER_IN_USE', `Another node is using this data folder (${file}).`, {
    advice: 'Stop that node, or give this one its own folder with GROUNDS_DATA.',
  });
}
