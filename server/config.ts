import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { ServerTexts } from '../texts/server-texts.ts';

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
  /** Paths of the certificate and its key, for https; null for http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Days that a room is kept after its last event; 0 keeps all. */
  readonly keepDays: number;
  /** Postgres, in place of the embedded database; null without. */
  readonly databaseUrl: string | null;
  /** Redis, by which servers and workers know of each other; null without. */
  readonly redisUrl: string | null;
}

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

type SettingName = keyof ServerTexts['wanted'];

/** A setting that cannot be used. What it may be is said by the texts (texts/LANGUAGE/operator.ts). */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly setting: SettingName;
  readonly value: string;

  constructor(setting: SettingName, value: string) {
    super(`${setting}=${JSON.stringify(value)} cannot be used`);
    this.setting = setting;
    this.value = value;
  }
}

/** @throws ConfigError naming the variable and its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { PORT = '8080', HOST = '0.0.0.0', DATA_DIR = './data', LOG_LEVEL = 'info' } = env;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
    throw new ConfigError('PORT', PORT);
  }
  if (HOST !== 'localhost' && isIP(HOST) === 0) {
    throw new ConfigError('HOST', HOST);
  }
  if (DATA_DIR.trim() === '' || DATA_DIR.includes('\0') || DATA_DIR.includes('://')) {
    throw new ConfigError('DATA_DIR', DATA_DIR);
  }
  const logLevel = LOG_LEVELS.find((level) => level === LOG_LEVEL);
  if (!logLevel) throw new ConfigError('LOG_LEVEL', LOG_LEVEL);
  const { PUBLIC_URL = '', BASE_PATH, TRUST_PROXY = '0' } = env;
  const publicUrl = PUBLIC_URL === '' ? null : cleanUrl(PUBLIC_URL);
  if (publicUrl === undefined) {
    throw new ConfigError('PUBLIC_URL', PUBLIC_URL);
  }
  const basePath = cleanPath(BASE_PATH ?? (publicUrl === null ? '' : new URL(publicUrl).pathname));
  if (basePath === null) throw new ConfigError('BASE_PATH', BASE_PATH ?? '');
  const trustProxy = proxies(TRUST_PROXY);
  if (trustProxy === null) {
    throw new ConfigError('TRUST_PROXY', TRUST_PROXY);
  }
  const { KEEP_DAYS = '0' } = env;
  if (!/^\d{1,4}$/.test(KEEP_DAYS)) throw new ConfigError('KEEP_DAYS', KEEP_DAYS);
  const { TLS_CERT = '', TLS_KEY = '' } = env;
  if (TLS_CERT === '' && TLS_KEY !== '') throw new ConfigError('TLS_CERT', TLS_CERT);
  if (TLS_KEY === '' && TLS_CERT !== '') throw new ConfigError('TLS_KEY', TLS_KEY);
  const tls = TLS_CERT === '' ? null : { cert: resolve(TLS_CERT), key: resolve(TLS_KEY) };
  const databaseUrl = serviceUrl('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']);
  const redisUrl = serviceUrl('REDIS_URL', env.REDIS_URL, ['redis:', 'rediss:']);
  return Object.freeze({
    port: Number(PORT),
    host: HOST,
    dataDir: resolve(DATA_DIR),
    logLevel,
    publicUrl,
    basePath,
    trustProxy,
    tls,
    keepDays: Number(KEEP_DAYS),
    databaseUrl,
    redisUrl,
  });
}

/** The address of a service; what may hold a password is not repeated when it is refused. */
function serviceUrl(setting: SettingName, url = '', schemes: readonly string[]): string | null {
  if (url === '') return null;
  if (URL.canParse(url) && schemes.includes(new URL(url).protocol)) return url;
  throw new ConfigError(setting, `${url.slice(0, url.indexOf(':') + 1)}…`);
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
