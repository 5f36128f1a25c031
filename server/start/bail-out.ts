import { GameError } from '../../engine/errors.ts';
import { ConfigError } from '../config.ts';

/** What the operating system says, in words for an operator. */
const KNOWN: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT is in use: stop the other program or choose another PORT',
  EADDRNOTAVAIL: 'HOST is no address of this machine',
  EACCES: 'not allowed: check PORT (below 1024 needs rights) and the rights of DATA_DIR',
  EPERM: 'not allowed: check the rights of DATA_DIR',
  ENOTDIR: 'DATA_DIR is no folder',
  EEXIST: 'DATA_DIR is no folder',
  EROFS: 'DATA_DIR cannot be written to',
  ENOSPC: 'there is no room left on the disk of DATA_DIR',
};

/** Ends the process: settings that cannot work are one line and code 2, anything else is ours and code 1. */
export function bailOut(error: unknown): never {
  const line = settingTrouble(error);
  process.stderr.write(line === null ? `${trace(error)}\n` : `poisoned-well: ${line}\n`);
  process.exit(line === null ? 1 : 2);
}

function settingTrouble(error: unknown): string | null {
  if (error instanceof ConfigError) return error.message;
  const isFolder = error instanceof GameError && (error.code === 'conflict' || error.code === 'bad-file');
  if (isFolder) return `DATA_DIR cannot be used: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return KNOWN[code] ?? null;
}

function trace(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A failure inside a minified library prints its whole source line; nobody is served by that.
  return text
    .split('\n')
    .map((line) => line.slice(0, 300))
    .join('\n');
}
