import type { IncomingMessage } from 'node:http';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Where a request comes from, as far as the socket knows; headers can say anything. */
export function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? 'unknown';
}

/**
 * Addresses under which a browser reaches this server, those of the local network first and localhost
 * last, without a trailing slash.
 */
export function serverUrls(
  host: string,
  port: number,
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>> = networkInterfaces(),
): string[] {
  const url = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  if (host === 'localhost' || host === '127.0.0.1' || host === '::1') return [url('localhost')];
  if (host !== '0.0.0.0' && host !== '::') return [url(host)];
  const outside = Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .sort((a, b) => rank(a.address) - rank(b.address));
  return [...outside.map(({ address }) => url(address)), url('localhost')];
}

/** Home and office networks first; 172.16/12 is mostly virtual machines' and containers'. */
function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 3 : 2;
}
