import { io } from 'socket.io-client';
import { createWire } from '../../contract/wire.ts';
import { fullRoom, loadFigures, type MatchWish, newMeasures, playMatch } from './match.ts';
import { quantile } from './quantiles.ts';
import { isChecked } from './seat.ts';
import type { LoadServer } from './server-process.ts';

/** Rooms of ten that play at the same time. */
export async function manyRooms(server: LoadServer, wish: MatchWish, rooms: number) {
  const measures = newMeasures();
  const played = await Promise.all(Array.from({ length: rooms }, () => playMatch(server, wish, measures)));
  const waits = played.flatMap((each) => each.waits.map(({ allMillis }) => allMillis));
  return { rooms, ...loadFigures(measures), slowestMillis: Math.max(...waits) };
}

/** How often the server's memory is looked at. */
const LOOK_MILLIS = 1_000;

/** Rooms that play match after match for some minutes, and what the server's memory does meanwhile. */
export async function soak(server: LoadServer, wish: MatchWish, rooms: number, minutes: number) {
  const measures = newMeasures();
  const until = performance.now() + minutes * 60_000;
  let matches = 0;
  const megabytes: number[] = [];
  const looking = setInterval(() => megabytes.push(server.megabytes()), LOOK_MILLIS);
  async function playOn(): Promise<void> {
    while (performance.now() < until) {
      await playMatch(server, wish, measures);
      matches++;
    }
  }
  await Promise.all(Array.from({ length: rooms }, playOn));
  clearInterval(looking);
  // The first fifth warms up: workers start, caches fill.
  const fifth = Math.floor(megabytes.length / 5);
  const median = (list: readonly number[]) => quantile(list, 0.5);
  return {
    ...{ rooms, minutes, matches, ...loadFigures(measures) },
    megabytesSecondFifth: median(megabytes.slice(fifth, 2 * fifth)),
    megabytesLastFifth: median(megabytes.slice(-Math.max(1, fifth))),
  };
}

/** Watchers of one room while its match begins. */
export async function manyWatchers(server: LoadServer, wish: MatchWish, watchers: number) {
  const measures = newMeasures();
  const room = await fullRoom(server, wish, measures);
  const joins: number[] = [];
  const seen: number[] = [];
  const sockets = await Promise.all(
    Array.from({ length: watchers }, async (_, number) => {
      const socket = io(server.urls[0] ?? '', { transports: ['websocket'], forceNew: true });
      const wire = createWire(socket, {
        newId: () => `watch-${number}-aaaa`,
        answerMillis: 60_000,
        checksViews: isChecked(number),
      });
      await new Promise<void>((open) => socket.once('connect', () => open()));
      const started = performance.now();
      await wire.send('room:watch', { code: room.code });
      joins.push(performance.now() - started);
      return { socket, wire };
    }),
  );
  const started = performance.now();
  const reached = sockets.map(({ wire }) =>
    wire.until(({ phase }) => phase === 'briefing').then(() => seen.push(performance.now() - started)),
  );
  await room.host.send('host:start', {});
  await Promise.all(reached);
  for (const { socket } of sockets) socket.disconnect();
  room.close();
  const p95 = (list: readonly number[]) => Math.round(quantile(list, 0.95));
  return { watchers, joinP95: p95(joins), phaseP95: p95(seen) };
}

/** Everybody comes back at once after the server was killed and started again. */
export async function comingBack(server: LoadServer, wish: MatchWish) {
  const room = await fullRoom(server, wish, newMeasures());
  await room.host.send('host:start', {});
  const tokens = room.seats.map(({ token }) => token);
  room.close();
  const before = performance.now();
  await server.crash();
  const readyMillis = Math.round(performance.now() - before);
  const started = performance.now();
  const back = await Promise.all(
    tokens.map(async (token, number) => {
      const socket = io(server.urls[0] ?? '', { transports: ['websocket'], forceNew: true });
      const wire = createWire(socket, { newId: () => `back-${number}-aaaa`, answerMillis: 60_000 });
      const { ok } = await wire.send('room:resume', { code: room.code, token });
      return { socket, ok, millis: performance.now() - started };
    }),
  );
  for (const { socket } of back) socket.disconnect();
  return {
    seats: back.length,
    seated: back.filter(({ ok }) => ok).length,
    readyMillis,
    allSeatedMillis: Math.round(Math.max(...back.map(({ millis }) => millis))),
  };
}
