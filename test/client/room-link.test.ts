import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../client/clock.ts';
import { connectRoom, type RoomLink } from '../../client/net/room-link.ts';
import { createSeatStore } from '../../client/net/seats.ts';
import { createRoomState, type RoomState, type Standing } from '../../client/room/room-state.ts';
import type { Ack } from '../../contract/messages.ts';
import type { SpectatorView } from '../../engine/match/views.ts';

const platform: Platform = {
  now: () => Date.now(),
  after(millis, call) {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
  every(millis, call) {
    const timer = setInterval(call, millis);
    return () => clearInterval(timer);
  },
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
const view = { role: 'spectator', code: 'ABCDEF' } as Partial<SpectatorView> as SpectatorView;

interface Heard {
  readonly message: string;
  readonly id: string | undefined;
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A socket server that writes down what it hears and answers as it is told to. */
async function listen(port: number, answer: (message: string, nth: number) => Ack | null) {
  const http = createServer();
  const sockets = new Server(http, { transports: ['websocket'] });
  const heard: Heard[] = [];
  sockets.on('connection', (socket) => {
    socket.onAny((message: string, payload: { id?: string }, ack: (reply: Ack) => void) => {
      heard.push({ message, id: payload.id });
      const reply = answer(message, heard.filter((other) => other.message === message).length);
      if (reply) ack(reply);
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const close = () => sockets.close();
  cleanups.push(close);
  return { heard, close, port: (http.address() as AddressInfo).port };
}

function enter(port: number, as: 'host' | 'player' | 'watch'): { state: RoomState; link: RoomLink } {
  const state = createRoomState();
  const seats = createSeatStore(null);
  seats.set('host', 'ABCDEF', 'A'.repeat(22));
  const origin = `http://127.0.0.1:${port}`;
  const link = connectRoom({ code: 'ABCDEF', as, state, seats, platform, origin });
  cleanups.push(() => link.close());
  return { state, link };
}

function reaches(state: RoomState, wanted: Standing): Promise<void> {
  return new Promise((resolve) => {
    const stop = state.standing.subscribe((standing) => {
      if (standing !== wanted) return;
      resolve();
      setTimeout(() => stop());
    });
  });
}

const yes = (): Ack => ({ ok: true, seq: 1, now: Date.now(), view });

describe('the connection to a room', () => {
  it('CLIENT-14 a command given while the connection is lost waits for the seat', async () => {
    const first = await listen(0, yes);
    const { state, link } = enter(first.port, 'host');
    await reaches(state, 'inside');
    expect(state.feed.value.view).toEqual(view);
    await first.close();
    await reaches(state, 'reconnecting');

    const sent = link.send('host:pause', {});
    const second = await listen(first.port, yes);
    expect(await sent).toMatchObject({ ok: true });
    expect(second.heard.map(({ message }) => message)).toEqual(['room:resume', 'host:pause']);
  });

  it('CLIENT-14 a command whose answer was lost is sent again under the same id', async () => {
    let cut = () => {};
    const first = await listen(0, (message) => {
      if (message === 'host:pause') {
        cut();
        return null;
      }
      return yes();
    });
    const { state, link } = enter(first.port, 'host');
    await reaches(state, 'inside');
    cut = () => void first.close();
    const sent = link.send('host:pause', {});
    await reaches(state, 'reconnecting');
    const second = await listen(first.port, yes);
    expect(await sent).toMatchObject({ ok: true });
    const ids = [first, second].map(({ heard }) => heard.find(({ message }) => message === 'host:pause')?.id);
    expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{8,36}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it.each(['seat-taken-over', 'seat-expired', 'room-unknown', 'stale-client'] as const)(
    'CLIENT-14 %s ends the connection and is said',
    async (code) => {
      const server = await listen(0, () => ({ ok: false, code }));
      const { state, link } = enter(server.port, 'host');
      await reaches(state, 'ended');
      expect(state.fault.value?.trouble).toBe(code);
      expect(await link.send('host:pause', {})).toMatchObject({ ok: false });
      expect(server.heard.map(({ message }) => message)).toEqual(['room:resume']);
    },
  );

  it('CLIENT-14 a page without a seat is outside, a watcher needs none', async () => {
    const server = await listen(0, yes);
    const player = enter(server.port, 'player');
    await reaches(player.state, 'outside');
    const watcher = enter(server.port, 'watch');
    await reaches(watcher.state, 'inside');
    expect(server.heard.map(({ message }) => message)).toEqual(['room:watch']);
  });
});
