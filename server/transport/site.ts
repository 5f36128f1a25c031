import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import proxyAddr from 'proxy-addr';
import { type Interfaces, isOwnName, joinAddresses } from './join-addresses.ts';

export interface SiteParts {
  /** What the operator says the address is, without a trailing slash; null when it is to be found out. */
  readonly publicUrl: string | null;
  /** '' or '/sub/path': where a reverse proxy shows the server. */
  readonly basePath: string;
  /** Proxies whose forwarding headers are believed: how many in a row, or their addresses and networks. */
  readonly trustProxy: number | readonly string[];
  /** What the server listens on. */
  readonly host: string;
  /** Whether it speaks https itself. */
  readonly secure?: boolean;
  port(): number;
  interfaces(): Interfaces;
}

/** Where the server is, as seen by those who ask: through which address they came, and whether they may. */
export interface Site {
  readonly basePath: string;
  /** Where a request comes from; headers count only when a trusted proxy has set them. */
  addressOf(request: IncomingMessage): string;
  /** The origin that a request was made to, e.g. `http://192.168.1.5:8080`; null when it names none. */
  originOf(request: IncomingMessage): string | null;
  /** Why whoever sent the request may not change anything here, for the operator to read; null when they may. */
  foreign(request: IncomingMessage): string | null;
  /** Addresses of this server, the best for people to type or scan first, for whoever asks from a page. */
  addresses(request: IncomingMessage | null): string[];
  /** Hosts that a page of this request's origin opens sockets to. */
  socketSources(request: IncomingMessage): string[];
}

/** Names that nobody can buy: a page of another site cannot make them point here. */
const LOCAL_NAME = /^([^.]+|.+\.(local|lan|home|internal|localdomain|home\.arpa))$/i;
const IP_LITERAL = /^(\d+(\.\d+){3}|\[[0-9a-f:.]+\])$/i;

export function createSite(parts: SiteParts): Site {
  const { publicUrl, basePath, trustProxy } = parts;
  const trusts =
    typeof trustProxy === 'number'
      ? (_address: string, hop: number) => hop < trustProxy
      : proxyAddr.compile([...trustProxy]);
  const isTrusted = (request: IncomingMessage) => trusts(request.socket.remoteAddress ?? '', 0);
  const originOf = (request: IncomingMessage) => requestOrigin(request, isTrusted(request));
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;

  function isOurs({ hostname: name, host }: URL): boolean {
    if (host === publicHost || isOwnName(name) || IP_LITERAL.test(name) || LOCAL_NAME.test(name)) return true;
    return name === hostname().toLowerCase();
  }

  return {
    basePath,
    originOf,
    addressOf: (request) => proxyAddr(request, trusts) ?? 'unknown',

    foreign(request) {
      const own = originOf(request);
      if (own === null) return 'the request names no host';
      const url = new URL(own);
      if (!isTrusted(request) && !isOurs(url)) {
        return `this server does not know that it is called ${url.host}: set PUBLIC_URL`;
      }
      const site = request.headers['sec-fetch-site'];
      if (site === 'cross-site' || site === 'same-site') return 'a page of another site may not do this';
      const { origin } = request.headers;
      if (origin === undefined) return null; // not a page, or a page's own reading
      const page = parse(origin);
      if (page && (page.host === url.host || page.host === publicHost)) return null;
      return `a page of ${origin.slice(0, 100)} may not do this: behind a proxy set PUBLIC_URL`;
    },

    addresses(request) {
      const { host, interfaces, secure = false } = parts;
      const listening = { host, port: parts.port(), basePath, secure, interfaces: interfaces() };
      return joinAddresses(listening, publicUrl, request && originOf(request));
    },

    socketSources(request) {
      const own = originOf(request);
      const hosts = new Set([own && new URL(own).host, publicHost].filter((host) => host !== null));
      const secure = own?.startsWith('https:') ?? false;
      return [...hosts].flatMap((host) => (secure ? [`wss://${host}`] : [`ws://${host}`, `wss://${host}`]));
    },
  };
}

/** @param trusted  whether the nearest proxy's forwarding headers count */
function requestOrigin({ headers, socket }: IncomingMessage, trusted: boolean): string | null {
  /** Of several values the first, which the outermost proxy wrote. */
  const forwarded = (name: string) =>
    trusted ? headers[`x-forwarded-${name}`]?.toString().split(',')[0]?.trim() : undefined;
  const host = forwarded('host') ?? headers.host ?? '';
  const url = /^[A-Za-z0-9._[\]:-]+$/.test(host) ? parse(`http://${host}`) : null;
  if (url === null) return null;
  // Browsers say how a request came about over https only, and to their own machine.
  const secure = 'encrypted' in socket || ('sec-fetch-site' in headers && !isOwnName(url.hostname));
  const scheme = forwarded('proto') ?? (secure ? 'https' : 'http');
  return new URL(`${scheme === 'https' ? 'https' : 'http'}://${host}`).origin;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
