import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { type Config, ConfigError } from '../config.ts';

/** A certificate and its key, in PEM. */
export interface TlsPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** @throws ConfigError for a file that cannot be read, is none, or does not fit the other */
export function readTlsPair({ tls }: Pick<Config, 'tls'>): TlsPair | null {
  if (tls === null) return null;
  const pair = { cert: read('TLS_CERT', tls.cert), key: read('TLS_KEY', tls.key) };
  check('TLS_CERT', tls.cert, { cert: pair.cert });
  check('TLS_KEY', tls.key, pair);
  return pair;
}

function read(setting: 'TLS_CERT' | 'TLS_KEY', path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new ConfigError(setting, path);
  }
}

function check(setting: 'TLS_CERT' | 'TLS_KEY', path: string, given: Partial<TlsPair>): void {
  try {
    createSecureContext(given);
  } catch {
    throw new ConfigError(setting, path);
  }
}
