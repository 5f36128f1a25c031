import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { GameError } from '../engine/errors.ts';
import { checkBytes, DATA_LIMITS } from '../instrument/formats/limits.ts';

/** A whole file, its size checked before it is read. @throws GameError 'bad-file' or 'too-large'. */
export function readBytes(path: string): Uint8Array {
  return attempt('read', path, () => {
    checkBytes(path, statSync(path).size, DATA_LIMITS);
    return readFileSync(path);
  });
}

/** A whole text file. @throws GameError 'bad-file' or 'too-large'. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

/** @throws GameError 'bad-file' where it cannot be written. */
export function writeBytes(path: string, bytes: Uint8Array): void {
  attempt('write', path, () => writeFileSync(path, bytes));
}

/** @throws GameError 'bad-file' where it cannot be written. */
export function writeText(path: string, text: string): void {
  attempt('write', path, () => writeFileSync(path, text));
}

function attempt<T>(what: string, path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof GameError) throw cause;
    throw new GameError('bad-file', `cannot ${what} ${path}: ${(cause as Error).message}`, { cause });
  }
}
