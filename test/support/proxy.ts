import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What it lets through; may be changed while it stands. */
export interface ProxyRules {
  /** What becomes of requests for a WebSocket: passed on, refused, or left without an answer. */
  upgrades: 'pass' | 'refuse' | 'swallow';
  /** Whether requests for long polling are refused. */
  polling: 'pass' | 'refuse';
}

export interface Middleman {
  readonly url: string;
  readonly rules: ProxyRules;
  /** Cuts the server's side of every WebSocket; the browser is not told, as when a device sleeps. */
  silence(): void;
  close(): Promise<void>;
}

/** Stands between a browser and the server, as a venue's proxy does. */
export async function startProxy(port: number, given: Partial<ProxyRules> = {}): Promise<Middleman> {
  const rules: ProxyRules = { upgrades: 'pass', polling: 'pass', ...given };
  const open = new Set<Duplex>();
  const behind = new Set<Socket>();
  const proxy: Server = createServer((incoming, answer) => {
    if (rules.polling === 'refuse' && incoming.url?.includes('transport=polling'))
      return answer.writeHead(403).end();
    forward(port, incoming, answer);
  });
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  proxy.on('upgrade', (incoming, socket, head) => {
    if (rules.upgrades === 'refuse') return socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    if (rules.upgrades === 'swallow') return;
    const server = connect(port, '127.0.0.1', () => {
      server.write(`${headOf(incoming)}\r\n\r\n`);
      server.write(head);
    });
    behind.add(server);
    server.on('error', () => undefined);
    server.on('data', (bytes) => socket.write(bytes));
    socket.on('data', (bytes: Buffer) => server.write(bytes));
    socket.once('close', () => server.destroy());
    server.once('close', () => behind.delete(server) && socket.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    rules,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    silence() {
      for (const server of behind) {
        behind.delete(server);
        server.destroy();
      }
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => proxy.close(closed));
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  return lines.join('\r\n');
}

function forward(port: number, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}
