import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { GameError } from '../engine/errors.ts';
import { checkBytes, DATA_LIMITS } from '../instrument/formats/limits.ts';
import { remarkError } from '../instrument/remarks.ts';

/** A whole file, its size checked before it is read. @throws GameError 'bad-file' or 'too-large'. */
export function readBytes(path: string): Uint8Array {
  return attempt('cannot-read', path, () => {
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
  attempt('cannot-write', path, () => writeFileSync(path, bytes));
}

/** @throws GameError 'bad-file' where it cannot be written. */
export function writeText(path: string, text: string): void {
  attempt('cannot-write', path, () => writeFileSync(path, text));
}

function attempt<T>(trouble: 'cannot-read' | 'cannot-write', path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof GameError) throw cause;
    throw remarkError('bad-file', trouble, { file: path, why: (cause as Error).message }, { cause });
  }
}
