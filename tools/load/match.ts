import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { createApi } from '../../contract/api.ts';
import { requestClock } from '../../contract/api-of.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { createWire, type MatchWire } from '../../contract/wire.ts';
import type { FormatId } from '../../engine/match/formats.ts';
import { checkExport } from './exported.ts';
import { mean, quantile } from './quantiles.ts';
import { begins, type LoadSeat, type Measures, openSeat } from './seat.ts';
import type { LoadServer } from './server-process.ts';

export interface MatchWish {
  readonly seats: number;
  readonly teams: number;
  readonly rounds: number;
  readonly format: FormatId;
  readonly scenario: string;
  /** How long seats look at what has come before they choose, at most, ms. */
  readonly think: number;
}

export const newMeasures = (): Measures => ({
  ...{ join: [], ack: [], draft: [], phase: [], refusals: [] },
  begun: new Map(),
});

/** A room with its host connected, and everybody in their seats. */
export async function fullRoom(server: LoadServer, wish: MatchWish, measures: Measures) {
  const [url = ''] = server.urls;
  const api = createApi(`${url}/`, fetch, requestClock(Date.now));
  const { format, teams, rounds, scenario } = wish;
  const body = { format, scenarios: [scenario], teams, rounds, pace: 1, choose: false, perAddress: 200 };
  const hostToken = randomBytes(16).toString('base64url');
  const { code } = await api('POST /api/rooms', { body: { ...body, key: seatKeyOf(hostToken).key } });
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const host = createWire(socket, {
    newId: () => `host-${performance.now().toString(36).replace('.', '')}`,
    answerMillis: 60_000,
  });
  await host.send('room:resume', { code, token: hostToken });
  const seats = await Promise.all(
    Array.from({ length: wish.seats }, (_, number) =>
      openSeat(
        server.urls[number % server.urls.length] ?? url,
        code,
        { number, thinkMillis: wish.think },
        measures,
      ),
    ),
  );
  const close = () => {
    for (const seat of seats) seat.close();
    socket.disconnect();
  };
  return { code, api, hostToken, host, seats, close };
}

/** Plays a match of one room to its end. */
export async function playMatch(server: LoadServer, wish: MatchWish, measures: Measures) {
  const { code, api, hostToken, host, seats, close } = await fullRoom(server, wish, measures);
  const inLobby = seats.map(({ bytes }) => bytes.socket);
  const from = performance.now();
  await host.send('host:start', {});
  const playing = Promise.all(seats.map((seat) => seat.play(wish.rounds)));
  const waits = [];
  const bouts: string[] = [];
  for (let round = 1; round <= wish.rounds; round++) {
    waits.push(await hostRound({ host, code, measures, server }, round, bouts));
  }
  await playing;
  await host.until(({ phase }) => phase === 'over');
  const results = host.view()?.results.length ?? 0;
  const rows = await checkExport(api, {
    ...{ code, token: hostToken, bouts },
    nicknames: seats.map((_, number) => `Seat ${number}`),
    teams: idsOf(host.view()?.teams),
  });
  const seconds = (performance.now() - from) / 1_000;
  const bytes = bytesOf(seats, inLobby, wish.rounds, seconds);
  close();
  return { seconds: Math.round(seconds), results, rows, waits, ...bytes };
}

const idsOf = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);

/** A host looks at a briefing and a reveal before ending it: a phase that is ended while it is told would count twice. */
const LOOK_MILLIS = 2_000;
const looks = () => new Promise((done) => setTimeout(done, LOOK_MILLIS));

interface Hosting {
  readonly host: MatchWire;
  readonly code: string;
  readonly measures: Measures;
  readonly server: LoadServer;
}

/** Takes a round through its phases and notes its bouts; how long its results took after the defence was over, and what the server worked. */
async function hostRound({ host, code, measures, server }: Hosting, round: number, bouts: string[]) {
  await host.until((view) => view.phase === 'briefing' && view.round === round);
  await looks();
  begins(measures, code, round, 'prepare');
  await host.send('host:advance', { shown: { phase: 'briefing', round } });
  const before = server.cpuMillis();
  await host.until((view) => view.phase === 'filter' && view.round === round);
  const filterAt = performance.now();
  bouts.push(...idsOf(host.view()?.bouts));
  await host.until((view) => view.phase === 'train' && view.round === round);
  const [at, cpuAt] = [performance.now(), server.cpuMillis()];
  await host.until((view) => view.bouts.some(({ accuracy }) => accuracy !== null));
  const firstMillis = Math.round(performance.now() - at);
  await host.until((view) => view.bouts.every(({ accuracy }) => accuracy !== null));
  const allMillis = Math.round(performance.now() - at);
  const trainCpuMillis = server.cpuMillis() - cpuAt;
  await host.until((view) => view.phase === 'reveal' && view.round === round);
  const cpuShown = server.cpuMillis();
  await looks();
  await host.send('host:advance', { shown: { phase: 'reveal', round } });
  const roundCpuMillis = cpuShown - before;
  const filterMillis = Math.round(at - filterAt);
  return { round, filterMillis, firstMillis, allMillis, trainCpuMillis, roundCpuMillis };
}

function bytesOf(seats: readonly LoadSeat[], inLobby: readonly number[], rounds: number, seconds: number) {
  const perRound = (list: readonly number[]) => Math.round(mean(list) / rounds);
  const overSocket = seats.map(({ bytes }, i) => bytes.socket - (inLobby[i] ?? 0));
  return {
    socketBytesRound: perRound(overSocket),
    socketBytesSecond: Math.round(mean(overSocket) / seconds),
    httpBytesRound: perRound(seats.map(({ bytes }) => bytes.http)),
  };
}

/** What seats have measured, as figures. */
export function loadFigures({ join, ack, draft, phase, refusals }: Measures) {
  const p95 = (list: readonly number[]) => Math.round(quantile(list, 0.95));
  const counts = new Map<string, number>();
  for (const code of refusals) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    joinP95: p95(join),
    ackP95: p95(ack),
    draftP95: p95(draft),
    phaseP95: p95(phase),
    drafts: draft.length,
    refusals: Object.fromEntries(counts),
  };
}
