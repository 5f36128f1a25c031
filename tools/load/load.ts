/** Plays a whole match in one room with as many seats as are asked for, over real sockets, and says how long things took. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { createApi } from '../../contract/api.ts';
import { createWire } from '../../contract/wire.ts';
import type { FormatId } from '../../engine/match/formats.ts';
import { checkExport } from './exported.ts';
import { quantile } from './quantiles.ts';
import { type LoadSeat, type Measures, openSeat } from './seat.ts';

const { values } = parseArgs({
  options: {
    seats: { type: 'string', default: '200' },
    teams: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    format: { type: 'string', default: 'wells' },
    scenario: { type: 'string', default: 'digits-4v9' },
    json: { type: 'boolean', default: false },
  },
});
const seats = Number(values.seats);
const rounds = Number(values.rounds);
const teams = values.teams === undefined ? Math.max(2, Math.round(seats / 2)) : Number(values.teams);

const port = await new Promise<number>((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
  });
});
const dataDir = mkdtempSync(join(tmpdir(), 'poisoned-well-load-'));
const server = spawn(process.execPath, [join(import.meta.dirname, '../../server/main.js')], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const url = `http://127.0.0.1:${port}`;

try {
  await ready();
  const result = await play();
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
} finally {
  server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}

async function ready(): Promise<void> {
  for (;;) {
    const ok = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function play() {
  const api = createApi(`${url}/`, fetch);
  const format = values.format as FormatId;
  const body = {
    format,
    scenarios: [values.scenario],
    teams,
    rounds,
    pace: 1,
    choose: false,
    perAddress: 200,
  };
  const { code, hostToken } = await api('POST /api/rooms', { body });
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const host = createWire(socket, {
    newId: () => `host-${performance.now().toString(36).replace('.', '')}`,
    answerMillis: 60_000,
  });
  await host.send('room:resume', { code, token: hostToken });

  const measures: Measures = { join: [], ack: [], draft: [], phase: [], refusals: [] };
  const all: LoadSeat[] = await Promise.all(
    Array.from({ length: seats }, (_, number) => openSeat(url, code, number, measures)),
  );
  const inLobby = all.map(({ bytes }) => bytes.socket);
  const waits = [];
  const bouts: string[] = [];
  await host.send('host:start', {});
  const playing = Promise.all(all.map((seat) => seat.play(rounds)));
  for (let round = 1; round <= rounds; round++) {
    await host.until((view) => view.phase === 'briefing' && view.round === round);
    await host.send('host:advance', { shown: { phase: 'briefing', round } });
    await host.until((view) => view.phase === 'filter' && view.round === round);
    bouts.push(...(host.view()?.bouts.map(({ id }) => id) ?? []));
    const filterAt = performance.now();
    await host.until((view) => view.phase === 'train' && view.round === round);
    const at = performance.now();
    await host.until((view) => view.bouts.some(({ accuracy }) => accuracy !== null));
    const first = performance.now() - at;
    await host.until((view) => view.bouts.every(({ accuracy }) => accuracy !== null));
    waits.push({ round, filterMillis: at - filterAt, firstMillis: first, allMillis: performance.now() - at });
    await host.until((view) => view.phase === 'reveal' && view.round === round);
    await host.send('host:advance', { shown: { phase: 'reveal', round } });
  }
  await playing;
  await host.until(({ phase }) => phase === 'over');
  const results = host.view()?.results.length ?? 0;
  const rows = await checkExport(api, {
    ...{ code, token: hostToken },
    nicknames: all.map((_, number) => `Seat ${number}`),
    teams: host.view()?.teams.map(({ id }) => id) ?? [],
    bouts,
  });
  const p95 = (list: readonly number[]) => Math.round(quantile(list, 0.95));
  const perRound = (list: readonly number[]) =>
    Math.round(list.reduce((sum, each) => sum + each, 0) / list.length / rounds);
  const result = {
    ...{ seats, teams, format, scenario: values.scenario, rounds, results },
    joinP95: p95(measures.join),
    ackP95: p95(measures.ack),
    draftP95: p95(measures.draft),
    drafts: measures.draft.length,
    waits,
    rows,
    socketBytesLobby: Math.round(inLobby.reduce((sum, each) => sum + each, 0) / seats),
    socketBytesRound: perRound(all.map(({ bytes }, i) => bytes.socket - (inLobby[i] ?? 0))),
    httpBytesRound: perRound(all.map(({ bytes }) => bytes.http)),
    serverMegabytes: Math.round(
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    ),
    refusals: Object.fromEntries(
      [...new Set(measures.refusals)].map((code) => [
        code,
        measures.refusals.filter((each) => each === code).length,
      ]),
    ),
  };
  for (const seat of all) seat.close();
  socket.disconnect();
  return result;
}

function table(result: Awaited<ReturnType<typeof play>>): string {
  const { waits, refusals, rows, ...figures } = result;
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)} ${value}`);
  const told = waits.map(
    ({ round, firstMillis, allMillis }) =>
      `round ${round}: first result after ${Math.round(firstMillis)} ms, all after ${Math.round(allMillis)} ms`,
  );
  return `${[...lines, ...told, `rows of the export   ${JSON.stringify(rows)}`, `refusals             ${JSON.stringify(refusals)}`].join('\n')}\n`;
}
