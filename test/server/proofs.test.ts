import { connect as connectTcp } from 'node:net';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../contract/api.ts';
import { requestClock } from '../../contract/api-of.ts';
import { sealed } from '../../contract/sealing.ts';
import { seatHeader, seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { createWire } from '../../contract/wire.ts';
import { startWiretap } from '../support/wiretap.ts';
import { connectClient, createRoom, join, newId, newToken, resume } from './support/client.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** Sends bytes over a connection of its own. @returns what the server says to them within a moment */
const sendAgain = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((heard) => {
    const pieces: Buffer[] = [];
    const socket = connectTcp(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('error', () => undefined);
    socket.on('close', () => heard(Buffer.concat(pieces).toString('latin1')));
  });

/** What a listener reads from polled messages: the name of each and what came with it. */
const messagesIn = (text: string) =>
  [...text.matchAll(/42\d*(\["[a-z]+:[a-z-]+",\{.*?\}\])/g)].map(
    ([, json]) => JSON.parse(json ?? '') as [string, object],
  );

describe('a seat on an open network', () => {
  it('SERVER-91 whoever has listened to everything has no token, and takes no seat with what was said', async () => {
    const tap = await startWiretap(app.port);
    const [hostToken, token, watcher] = [newToken(), newToken(), newToken()];
    const api = createApi(`${tap.url}/`, fetch, requestClock(Date.now));
    const body = { scenarios: ['moons'], key: seatKeyOf(hostToken).key };
    const { code } = await api('POST /api/rooms', { body });
    // By long polling, where what is said stands in the requests as it is.
    const extraHeaders = { 'accept-encoding': 'identity' };
    const sockets = [0, 1, 2].map(() =>
      io(tap.url, { transports: ['polling'], upgrade: false, forceNew: true, extraHeaders }),
    );
    const wires = sockets.map((socket) => createWire(socket, { newId }));
    await Promise.all(
      sockets.map((socket) => new Promise<void>((open) => socket.once('connect', () => open()))),
    );
    const acks = [
      await wires[0]?.send('room:resume', { code, token: hostToken }),
      await wires[1]?.send('room:join', { code, nickname: 'Rosa', token }),
      await wires[2]?.send('room:watch', { code, watcher }),
      await wires[0]?.send('host:lock', { locked: true }),
    ];
    expect(acks.map((ack) => ack?.ok)).toEqual([true, true, true, true]);
    await api('GET /api/rooms/:code/export.json', { params: { code }, token: hostToken });
    await api('GET /api/rooms/:code', { params: { code }, token });
    for (const socket of sockets) socket.disconnect();
    await tap.close();

    const heard = tap.text();
    for (const said of Object.values(heard)) {
      expect(said).toContain('Rosa');
      for (const secret of [hostToken, token, watcher]) expect(said).not.toContain(secret);
    }

    // The bytes again, as they were.
    const room = await app.rooms.find(code);
    const before = room?.match();
    const answers = await Promise.all(
      tap.connections.map(({ toServer }) => sendAgain(app.port, Buffer.concat(toServer))),
    );
    expect(answers.join('\n')).toContain('proof-stale'); // the export was asked for again
    expect(answers.join('\n')).not.toMatch(/"players":\[\{"/);
    expect(room?.match()).toEqual(before);
    // The messages again, over a connection of the listener's own.
    const sent = messagesIn(heard.toServer).filter(([name]) =>
      ['room:join', 'room:resume', 'room:watch'].includes(name),
    );
    expect(sent.map(([name]) => name).sort()).toEqual(['room:join', 'room:resume', 'room:watch']);
    const listener = await connectClient(app.url);
    for (const [name, payload] of sent)
      expect(await listener.raw(name, payload)).toMatchObject({ ok: false, code: 'proof-wrong' });
    expect(room?.match()).toEqual(before);
    listener.close();
  });

  it('SERVER-92 a proof by another key, for another room, use or connection is refused', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const other = await createRoom(app.url);
    const [host, thief] = [await connectClient(app.url), await connectClient(app.url)];
    const [own, here] = [host.socket.id ?? '', thief.socket.id ?? ''];
    const wish = { protocol: PROTOCOL_VERSION, code };
    const right = sealed('room:resume', { ...wish, token: hostToken }, own) as {
      seat: { key: string; proof: string };
    };
    const asWatcher = sealed('room:watch', { ...wish, watcher: hostToken }, here) as {
      watcher: { key: string; proof: string };
    };
    const ofOther = sealed(
      'room:resume',
      { ...wish, code: other.code, token: hostToken },
      here,
    ) as typeof right;
    const ofThief = sealed('room:resume', { ...wish, token: newToken() }, here) as typeof right;
    const { key } = right.seat;
    for (const proof of [right.seat, asWatcher.watcher, ofOther.seat, ofThief.seat].map(
      ({ proof }) => proof,
    )) {
      const answer = await thief.raw('room:resume', { ...wish, seat: { key, proof } });
      expect(answer).toMatchObject({ ok: false, code: 'proof-wrong' });
    }
    expect(
      await thief.raw('room:resume', { ...wish, seat: { ...right.seat, key: 'f'.repeat(64) } }),
    ).toMatchObject(
      { ok: false, code: 'proof-wrong' }, // no point of the curve
    );
    expect(await host.raw('room:resume', right)).toMatchObject({ ok: true });
    host.close();
    thief.close();
  });

  it('SERVER-93 a request is signed for its method, address, body and time, and answered once', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const path = `/api/rooms/${code}/export.json`;
    const request = { method: 'GET', path, at: Date.now(), body: '' };
    const ask = async (authorization: string, at = path) => {
      const answer = await fetch(`${app.url}${at}`, { headers: { authorization } });
      return answer.ok ? 'ok' : ((await answer.json()) as { code: string }).code;
    };
    const header = seatHeader(hostToken, request);
    expect(await ask(header)).toBe('ok');
    expect(await ask(header)).toBe('proof-stale');
    const inCapitals = header.replace(/[0-9a-f]+$/, (signature) => signature.toUpperCase());
    expect(await ask(inCapitals)).toBe('proof-stale'); // the same signature
    expect(await ask(seatHeader(hostToken, { ...request, at: request.at + 1 }), `/api/rooms/${code}`)).toBe(
      'proof-wrong',
    );
    expect(await ask(seatHeader(hostToken, { ...request, method: 'PUT' }))).toBe('proof-wrong');
    for (const late of [-61_000, 61_000])
      expect(await ask(seatHeader(hostToken, { ...request, at: request.at + late }))).toBe('proof-stale');
    for (const no of ['', 'Bearer x', 'Seat', `Seat ${hostToken}`]) expect(await ask(no)).toBe('proof-wrong');

    const player = await connectClient(app.url);
    const ack = await join(player, code, 'Rosa');
    const seat = ack.ok ? ack.seat?.token : null;
    const host = await connectClient(app.url);
    await resume(host, code, hostToken);
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    await player.until(({ phase }) => phase === 'prepare');
    const poison = `/api/rooms/${code}/bouts/r1b1/poison`;
    const signed = { method: 'PUT', path: poison, at: Date.now(), body: '0'.repeat(64) };
    const other = await fetch(`${app.url}${poison}`, {
      method: 'PUT',
      body: new Uint8Array(8),
      headers: { authorization: seatHeader(seat ?? '', signed), 'content-type': 'application/octet-stream' },
    });
    expect(await other.json()).toMatchObject({ code: 'proof-wrong' });
    host.close();
    player.close();
  });

  it('SERVER-93 a client whose clock is wrong learns the time from the refusal', async () => {
    const { code, hostToken } = await createRoom(app.url);
    let requests = 0;
    const counted: typeof fetch = (...asked) => {
      requests++;
      return fetch(...asked);
    };
    for (const wrong of [-86_400_000, 86_400_000]) {
      const api = createApi(
        `${app.url}/`,
        counted,
        requestClock(() => Date.now() + wrong),
      );
      for (let i = 0; i < 3; i++) await api('GET /api/rooms/:code', { params: { code }, token: hostToken });
    }
    expect(requests).toBe(8);
  });

  it('SERVER-94 the id of a connection is of no use to another address, nor to upgrade a WebSocket', async () => {
    const proxied = await runApp({ site: { trustProxy: 1 } });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const open = async (transport: 'polling' | 'websocket') => {
      const socket = io(proxied.url, {
        transports: [transport],
        upgrade: false,
        forceNew: true,
        extraHeaders: from('10.0.0.1'),
      });
      await new Promise<void>((connected) => socket.once('connect', () => connected()));
      return socket;
    };
    const upgrade = (id: string, address: string) =>
      new Promise<number>((answered) => {
        const path = `/socket.io/?EIO=4&transport=websocket&sid=${id}`;
        const socket = connectTcp(proxied.port, '127.0.0.1', () =>
          socket.write(
            `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
              `X-Forwarded-For: ${address}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
          ),
        );
        socket.once('data', (bytes) => {
          socket.destroy();
          answered(Number(bytes.toString().split(' ')[1]));
        });
      });
    const [polling, websocket] = [await open('polling'), await open('websocket')];
    const [pollingId, websocketId] = [polling.io.engine.id ?? '', websocket.io.engine.id ?? ''];
    const poll = async (address: string) =>
      (
        await fetch(`${proxied.url}/socket.io/?EIO=4&transport=polling&sid=${pollingId}`, {
          method: 'POST',
          body: '3',
          headers: from(address),
        })
      ).status;
    expect(await poll('10.0.0.2')).toBe(400);
    expect(await poll('10.0.0.1')).toBe(200);
    expect(await upgrade(websocketId, '10.0.0.1')).toBe(400);
    expect(await upgrade(pollingId, '10.0.0.2')).toBe(400);
    expect(await upgrade(pollingId, '10.0.0.1')).toBe(101);
    expect([polling.connected, websocket.connected]).toEqual([true, true]);
    polling.disconnect();
    websocket.disconnect();
    await proxied.close();
  });
});
