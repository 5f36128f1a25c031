import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../client/clock.ts';
import { connectRoom, type RoomLink } from '../../client/net/room-link.ts';
import { createSeatStore, type SeatStore } from '../../client/net/seats.ts';
import { createRoomState, type RoomState, type SeatStanding } from '../../client/room/room-state.ts';
import type { Ack } from '../../contract/messages.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { begin } from '../../engine/match/evolve.ts';
import { RULES } from '../../engine/match/rules.ts';
import { shareView, viewOfWatcher } from '../../engine/match/view.ts';
import { created } from '../match/match-player.ts';

const platform: Platform = {
  now: () => Date.now(),
  steady: () => performance.now(),
  onWake: () => () => {},
  onHide: () => () => {},
  onLeave: () => () => {},
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
const unseen = {
  ...{ connected: new Set<string>(), present: new Set<string>() },
  ...{ lagMillis: new Map<string, number>(), rules: RULES },
};
const view = viewOfWatcher(null, shareView(begin(created), unseen));

interface Heard {
  /** Which connection it came by, from 1. */
  readonly by: number;
  readonly message: string;
  readonly id: string | undefined;
  /** The key of the seat that was left. */
  readonly former: string | undefined;
}

interface Sent {
  readonly id?: string;
  readonly former?: { readonly key: string };
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
  let connections = 0;
  sockets.on('connection', (socket) => {
    const by = ++connections;
    socket.onAny((message: string, payload: Sent, ack: (reply: Ack) => void) => {
      heard.push({ by, message, id: payload.id, former: payload.former?.key });
      const reply = answer(message, heard.filter((other) => other.message === message).length);
      if (reply) ack(reply);
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const close = () => sockets.close();
  cleanups.push(close);
  const tell = (message: string, payload: object) => sockets.emit(message, payload);
  return { heard, close, tell, port: (http.address() as AddressInfo).port };
}

function enter(
  port: number,
  as: 'host' | 'player' | 'watch',
  seats: SeatStore = hostSeats(),
): { state: RoomState; link: RoomLink; seats: SeatStore } {
  const state = createRoomState();
  const server = {
    origin: `http://127.0.0.1:${port}`,
    path: '/socket.io/',
    answers: () => Promise.resolve(true),
  };
  const link = connectRoom({ code: 'ABCDEF', page: 'this-page', as, state, seats, platform, server });
  cleanups.push(() => link.close());
  return { state, link, seats };
}

function hostSeats(): SeatStore {
  const seats = createSeatStore(null);
  seats.set('host', 'ABCDEF', 'A'.repeat(22));
  return seats;
}

/** Moves the device's clock, as people and networks do. */
function setClock(by: number): void {
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + by);
  cleanups.push(() => spy.mockRestore());
}

function reaches(state: RoomState, wanted: SeatStanding): Promise<void> {
  return new Promise((resolve) => {
    const stop = state.standing.subscribe((standing) => {
      if (standing !== wanted) return;
      resolve();
      setTimeout(() => stop());
    });
  });
}

const keyOf = (token: string) => seatKeyOf(token).key;

/** What a server that agrees answers. */
function yes(message: string, now = Date.now()): Ack {
  if (message === 'clock:read') return { ok: true, now };
  const done = { ok: true as const, seq: 1, now };
  if (!message.startsWith('room:')) return done;
  return { ...done, version: 1, view };
}

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

  it('CLIENT-14 a nod is sent as the contract has it, without an id', async () => {
    const server = await listen(0, yes);
    const { state, link } = enter(server.port, 'host');
    await reaches(state, 'inside');
    expect(await link.nod('K'.repeat(22), true)).toMatchObject({ ok: true });
    expect(server.heard.at(-1)).toMatchObject({ message: 'host:nod', id: undefined });
  });

  it('CLIENT-14 a command whose answer was lost is sent again under the same id', async () => {
    let cut = () => {};
    const first = await listen(0, (message) => {
      if (message === 'host:pause') {
        cut();
        return null;
      }
      return yes(message);
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

  it.each([60_000, 3_600_000])(
    'CLIENT-16 a command given when the clock has jumped by %d ms is sent once, after the seat is back',
    async (jump) => {
      const server = await listen(0, yes);
      const { state, link } = enter(server.port, 'host');
      await reaches(state, 'inside');
      // By the library's reckoning the pings are overdue: it gives the connection up when something is sent.
      setClock(jump);
      expect(await link.send('host:pause', {})).toMatchObject({ ok: true });
      const heard = server.heard.filter(({ message }) => message !== 'clock:read');
      expect(heard.map(({ by, message }) => `${by} ${message}`)).toEqual([
        '1 room:resume',
        '2 room:resume',
        '2 host:pause',
      ]);
    },
  );

  it('CLIENT-16 a command that came ahead of the seat is sent again once the seat is back', async () => {
    const server = await listen(0, (message, nth) =>
      message === 'host:pause' && nth === 1 ? { ok: false, code: 'seat-needed' } : yes(message),
    );
    const { state, link } = enter(server.port, 'host');
    await reaches(state, 'inside');
    expect(await link.send('host:pause', {})).toMatchObject({ ok: true });
    expect(server.heard.map(({ message }) => message)).toEqual([
      'room:resume',
      'host:pause',
      'room:resume',
      'host:pause',
    ]);
    expect(server.heard[1]?.id).toBe(server.heard[3]?.id);
  });

  it('CLIENT-16 a name given at the door while the connection is lost is sent when it is back', async () => {
    const first = await listen(0, yes);
    const { state, link } = enter(first.port, 'player');
    await reaches(state, 'outside');
    await first.close();
    const joined = link.join('Ada');
    const second = await listen(first.port, (message) =>
      message === 'room:join' ? { ...yes(message), seat: { player: 'p1' } } : yes(message),
    );
    expect(await joined).toMatchObject({ ok: true });
    expect(state.standing.value).toBe('inside');
    expect(second.heard.map(({ message }) => message)).toEqual(['room:join']);
  });

  it('CLIENT-3 a clock that is set in the middle of a phase shows the right time at the next view', async () => {
    const serverNow = () => performance.timeOrigin + performance.now() + 7_000;
    const server = await listen(0, (message) => yes(message, serverNow()));
    const { state } = enter(server.port, 'watch');
    await reaches(state, 'inside');
    for (const by of [3_600_000, -7_200_000]) {
      setClock(by);
      server.tell('room:view', { seq: 1, now: serverNow(), version: 1, view });
      await vi.waitFor(() => {
        const shown = Date.now() + state.offset.value.offset;
        expect(Math.abs(shown - serverNow())).toBeLessThan(1_000);
      });
    }
  });

  it.each(['seat-expired', 'seat-unknown', 'bad-payload'] as const)(
    'CLIENT-17 a token that the server answers with %s is forgotten: a player is at the door and told why',
    async (code) => {
      const server = await listen(0, () => ({ ok: false, code }));
      const seats = createSeatStore(null);
      seats.set('player', 'ABCDEF', 'forged');
      const { state } = enter(server.port, 'player', seats);
      await reaches(state, 'outside');
      expect(state.fault.value?.trouble).toBe('seat-unknown');
      expect(seats.get('player', 'ABCDEF')).toBeNull();
      const host = enter(server.port, 'host');
      await reaches(host.state, 'ended');
      expect(host.state.fault.value?.trouble).toBe('not-host');
    },
  );

  it.each(['told', 'refused'] as const)(
    'MATCH-15 a browser whose seat is gone (%s) joins with the token of that seat, and with the newest one later',
    async (how) => {
      const before = 'A'.repeat(22);
      const server = await listen(0, (message) => {
        if (message === 'room:resume' && how === 'refused') return { ok: false, code: 'seat-expired' };
        return message === 'room:join' ? { ...yes(message), seat: { player: 'p9' } } : yes(message);
      });
      const seats = createSeatStore(null);
      seats.set('player', 'ABCDEF', before);
      const first = enter(server.port, 'player', seats);
      await reaches(first.state, how === 'refused' ? 'outside' : 'inside');
      if (how === 'told') {
        server.tell('seat:lost', { code: 'seat-expired' });
        await reaches(first.state, 'ended');
      }
      expect(seats.get('player', 'ABCDEF')).toBeNull();
      const again = enter(server.port, 'player', seats); // the page after a reload
      await reaches(again.state, 'outside');
      expect(await again.link.join('Else')).toMatchObject({ ok: true });
      const joined = () => server.heard.filter(({ message }) => message === 'room:join');
      expect(joined().map(({ former }) => former)).toEqual([keyOf(before)]);
      const after = seats.get('player', 'ABCDEF') ?? '';
      expect(after).toMatch(/^[\w-]{22}$/);

      server.tell('seat:lost', { code: 'seat-expired' });
      await reaches(again.state, 'ended');
      const third = enter(server.port, 'player', seats);
      await reaches(third.state, 'outside');
      await third.link.join('Else');
      expect(joined().map(({ former }) => former)).toEqual([keyOf(before), keyOf(after)]);
    },
  );

  it('MATCH-15 a browser that never had a seat names none', async () => {
    const seat = { player: 'p1' };
    const server = await listen(0, (message) => ({ ...yes(message), seat }));
    const { state, link } = enter(server.port, 'player', createSeatStore(null));
    await reaches(state, 'outside');
    expect(await link.join('Ada')).toMatchObject({ ok: true });
    expect(server.heard).toMatchObject([{ message: 'room:join', former: undefined }]);
  });

  it.each(['seat-taken-over', 'room-unknown', 'stale-client', 'room-over'] as const)(
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
    expect(watcher.seats.get('watcher', 'ABCDEF')).toMatch(/^[\w-]{22}$/);
  });
});
