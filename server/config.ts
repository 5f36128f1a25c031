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
  /** What people open, without a trailing slash; null when it is found out from the network and the page. */
  readonly publicUrl: string | null;
  /** '' or '/sub/path', where a reverse proxy shows the server. */
  readonly basePath: string;
  /** Proxies whose forwarding headers are believed: how many in a row, or their addresses and networks. */
  readonly trustProxy: number | readonly string[];
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
  const { PUBLIC_URL = '', BASE_PATH, TRUST_PROXY = '0' } = env;
  const publicUrl = PUBLIC_URL === '' ? null : cleanUrl(PUBLIC_URL);
  if (publicUrl === undefined) {
    throw wrong(
      'PUBLIC_URL',
      PUBLIC_URL,
      'an address such as https://game.example.org or http://10.0.0.7/well',
    );
  }
  const basePath = cleanPath(BASE_PATH ?? (publicUrl === null ? '' : new URL(publicUrl).pathname));
  if (basePath === null) throw wrong('BASE_PATH', BASE_PATH ?? '', 'a path such as /well');
  const trustProxy = proxies(TRUST_PROXY);
  if (trustProxy === null) {
    throw wrong(
      'TRUST_PROXY',
      TRUST_PROXY,
      'a number of proxies, or addresses such as 10.0.0.2, 10.1.0.0/16',
    );
  }
  return Object.freeze({
    port: Number(PORT),
    host: HOST,
    dataDir: resolve(DATA_DIR),
    logLevel,
    publicUrl,
    basePath,
    trustProxy,
  });
}

/** The address without what follows its path; undefined when it is none that a page can have. */
function cleanUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname, search, hash, username } = new URL(text);
  if ((protocol !== 'http:' && protocol !== 'https:') || search || hash || username) return undefined;
  const path = cleanPath(pathname);
  return path === null ? undefined : origin + path;
}

/** '' or '/a/b'; null for what is no plain path. */
function cleanPath(text: string): string | null {
  const path = text.replace(/\/+$/, '');
  return path === '' || /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path) ? path : null;
}

const NETWORK_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

function proxies(text: string): number | readonly string[] | null {
  if (/^\d{1,2}$/.test(text.trim())) return Number(text);
  const list = text.split(',').map((each) => each.trim());
  return list.every(isNetwork) ? list : null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (NETWORK_NAMES.includes(text)) return true;
  const kind = isIP(address);
  if (kind === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}
