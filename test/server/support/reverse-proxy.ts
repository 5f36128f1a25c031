import { request as forwardTo, type IncomingMessage, type Server } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** For localhost and school.example, signed by itself; it protects nothing but tests. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgkuDCTuTq3MOJE8o0
BH/FfSxhvUeGUasTsb4UlhV/bMOhRANCAATerxXZCsqx5T2roVEiu5FAWeJMqCpL
BrQ67uIhSCtpRhVKSbSQa5r87P1SsouqFbt8qFxICIu0+8At+Yi/4lzG
-----END PRIVATE KEY-----
`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBqjCCAVGgAwIBAgIUfDubGDOQtj/XZfj8xZjm2DAqyfIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE2MzQzMloYDzIxMjYxMTAy
MTYzNDMyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATerxXZCsqx5T2roVEiu5FAWeJMqCpLBrQ67uIhSCtpRhVKSbSQa5r8
7P1SsouqFbt8qFxICIu0+8At+Yi/4lzGo38wfTAdBgNVHQ4EFgQUC15m+RJr+uYo
d91Ulcrm18G6/aowHwYDVR0jBBgwFoAUC15m+RJr+uYod91Ulcrm18G6/aowDwYD
VR0TAQH/BAUwAwEB/zAqBgNVHREEIzAhgglsb2NhbGhvc3SCDnNjaG9vbC5leGFt
cGxlhwR/AAABMAoGCCqGSM49BAMCA0cAMEQCIHdK/RdldeeaO6W301zxtV3r3hlo
UXqiFUJ7XZRuqRHvAiBEEssmgoVPlmwWNwsyx5JvoUU1nwd/Fyg8taAkqrSQrA==
-----END CERTIFICATE-----
`;

export interface ReverseProxy {
  readonly port: number;
  close(): void;
}

interface ProxyOptions {
  /** Where the server listens. */
  readonly target: number;
  /** '/sub/path' is where the server is shown; everything else is 404. */
  readonly path: string;
  /** Whether the path is taken away on the way to the server. */
  readonly strip: boolean;
  /** Whether the server is told how people came; without it, it sees the proxy's own name for it. */
  readonly forward: boolean;
  /** A box that lets no WebSockets through. */
  readonly blockSockets?: boolean;
}

/** A small reverse proxy, with https on its outside. */
export async function startReverseProxy(options: ProxyOptions): Promise<ReverseProxy> {
  const { target, path, strip, forward, blockSockets } = options;
  const server: Server = createServer({ key: KEY, cert: CERTIFICATE }, (incoming, outgoing) => {
    const onward = onwardOf(incoming);
    if (onward === null) return outgoing.writeHead(404).end();
    const asked = forwardTo(onward, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    asked.on('error', () => outgoing.destroy());
    outgoing.on('close', () => asked.destroy());
    incoming.pipe(asked);
  });

  server.on('upgrade', (incoming: IncomingMessage, peer: Socket) => {
    const onward = onwardOf(incoming);
    peer.on('error', () => {});
    if (onward === null || blockSockets) return peer.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const asked = forwardTo(onward);
    asked.on('error', () => peer.destroy());
    asked.on('response', ({ statusCode }) => peer.end(`HTTP/1.1 ${statusCode} No\r\n\r\n`));
    asked.on('upgrade', (answer, inner, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      peer.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      peer.write(first);
      inner.on('error', () => peer.destroy());
      inner.pipe(peer).pipe(inner);
    });
    asked.end();
  });

  function onwardOf({ url = '/', method, headers, socket }: IncomingMessage) {
    if (url !== path && !url.startsWith(`${path}/`)) return null;
    const said = {
      'x-forwarded-for': socket.remoteAddress,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': headers.host,
    };
    const inside = strip ? url.slice(path.length) || '/' : url;
    const host = `127.0.0.1:${target}`;
    const changed = forward ? { ...headers, ...said, host } : { ...headers, host };
    return { port: target, host: '127.0.0.1', method, path: inside, headers: changed };
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Asks over https as a browser on school.example would, whoever signed the certificate. */
export function askSecurely(
  url: string,
  { method = 'GET', headers = {}, body = '' } = {} as { method?: string; headers?: object; body?: string },
): Promise<Answer> {
  return new Promise((answered, failed) => {
    const options = { method, headers: { ...headers }, rejectUnauthorized: false };
    const asked = request(url, options, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () =>
        answered({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    asked.on('error', failed);
    asked.end(body);
  });
}
