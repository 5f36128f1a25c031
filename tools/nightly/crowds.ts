import { connect, createServer, type Socket as TcpSocket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { quantile } from '../load/quantiles.ts';
import type { ServerProcess } from '../server-process.ts';
import { connectWire, openWrittenRoom } from './writers.ts';

/** Connections that are made at one time: a burst of thousands would measure the queue of the operating system. */
const AT_ONCE = 100;
/** Answers that are measured. */
const ASKED = 100;

/** How long a question takes while something else is going on. @returns p95, ms */
async function answerMillis({ url }: ServerProcess): Promise<number> {
  const { socket, wire } = await connectWire(url);
  const times = [];
  for (let i = 0; i < ASKED; i++) {
    const before = performance.now();
    await wire.send('clock:read', {});
    times.push(performance.now() - before);
    await pause(100); // a connection may ask ten times a second
  }
  socket.disconnect();
  return Math.round(quantile(times, 0.95));
}

/** Open connections, as the server counts them. */
async function connections({ url }: ServerProcess): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^well_connections (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

const opened = (socket: Socket) =>
  new Promise<void>((open, failed) => {
    socket.once('connect', () => open());
    socket.once('connect_error', failed);
  });

const open = (url: string) => io(url, { transports: ['websocket'], reconnection: false, forceNew: true });

/** Thousands of connections that do nothing; how fast others are answered beside them. */
export async function idleConnections(server: ServerProcess, count: number) {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const more = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () => open(server.url));
    await Promise.all(more.map(opened));
    sockets.push(...more);
  }
  const counted = await connections(server);
  const answered = await answerMillis(server);
  const connected = sockets.filter((socket) => socket.connected).length;
  for (const socket of sockets) socket.disconnect();
  return { asked: count, counted, connected, answerP95: answered };
}

/** A way to the server that can stop to carry anything, without a word to either side. */
async function startTunnel(port: number) {
  const pairs: { readonly client: TcpSocket; readonly server: TcpSocket }[] = [];
  const tunnel = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    pairs.push({ client, server });
    client.pipe(server);
    server.pipe(client);
    for (const socket of [client, server]) socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => tunnel.listen(0, '127.0.0.1', listening));
  const address = tunnel.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    /** From now on nothing is read from the server, or nothing goes either way. */
    stop(both: boolean) {
      for (const { client, server } of pairs) {
        server.unpipe(client);
        server.pause();
        if (both) client.unpipe(server);
      }
    },
    close() {
      for (const { client, server } of pairs) for (const socket of [client, server]) socket.destroy();
      tunnel.close();
    },
  };
}

/** Watchers who read nothing, or who are gone without a word, while a room changes; when the server lets them go. */
export async function lostWatchers(server: ServerProcess, count: number, gone: boolean) {
  const room = await openWrittenRoom(server.url);
  const tunnel = await startTunnel(server.port);
  const before = await connections(server);
  const watchers = await Promise.all(Array.from({ length: count }, () => connectWire(tunnel.url)));
  await Promise.all(watchers.map(({ wire }) => wire.send('room:watch', { code: room.code })));
  const writing = await room.write(server.url);
  tunnel.stop(gone);
  const stoppedAt = performance.now();
  const answered = await answerMillis(server);
  while ((await connections(server)) > before + 1 && performance.now() - stoppedAt < 60_000) await pause(500);
  const letGoAfterSeconds = Math.round((performance.now() - stoppedAt) / 1_000);
  const left = (await connections(server)) - before - 1;
  writing.stop();
  tunnel.close();
  for (const { socket } of watchers) socket.disconnect();
  return { watchers: count, answerP95: answered, letGoAfterSeconds, left };
}
