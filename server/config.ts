import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Everything an operator can set, checked; read from the environment in main.ts and nowhere else. */
export interface Config {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used; the message is one line for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError naming the variable, its value and what it may be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { PORT = '8080', HOST = '0.0.0.0', DATA_DIR = './data', LOG_LEVEL = 'info' } = env;
  const wrong = (name: string, value: string, wanted: string) =>
    new ConfigError(`${name}=${JSON.stringify(value)} cannot be used: it must be ${wanted}`);

  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
    throw wrong('PORT', PORT, 'a whole number from 0 to 65535 (0 takes a free port)');
  }
  if (HOST !== 'localhost' && isIP(HOST) === 0) {
    throw wrong('HOST', HOST, 'an IP address of this machine or localhost (0.0.0.0 listens on all)');
  }
  if (DATA_DIR.trim() === '' || DATA_DIR.includes('\0') || DATA_DIR.includes('://')) {
    throw wrong('DATA_DIR', DATA_DIR, 'the path of a folder');
  }
  const logLevel = LOG_LEVELS.find((level) => level === LOG_LEVEL);
  if (!logLevel) throw wrong('LOG_LEVEL', LOG_LEVEL, `one of ${LOG_LEVELS.join(', ')}`);
  return Object.freeze({ port: Number(PORT), host: HOST, dataDir: resolve(DATA_DIR), logLevel });
}
