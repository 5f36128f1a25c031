/** Loads a server of its own over real sockets, and says how long things took. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { FormatId } from '../../engine/match/formats.ts';
import { SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';
import { bytesTable, roundBytes } from './bytes.ts';
import { loadChart } from './chart.ts';
import { comingBack, manyRooms, manyWatchers, soak } from './crowds.ts';
import { playOnFleet, startFleet } from './fleet.ts';
import { loadFigures, type MatchWish, newMeasures, playMatch } from './match.ts';
import { type LoadServer, startLoadServer } from './server-process.ts';

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'match' },
    seats: { type: 'string' },
    teams: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    format: { type: 'string', default: 'wells' },
    scenario: { type: 'string', default: 'digits-4v9' },
    rooms: { type: 'string', default: '20' },
    watchers: { type: 'string', default: '1000' },
    nodes: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    think: { type: 'string', default: '2000' },
    chart: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** People of a match where nothing else is said: what the format takes, by teams of two. */
const TEAMS: Readonly<Record<FormatId, number>> = { wells: 100, duel: 2, everyone: 12 };
const SEATS = { match: null, rooms: 10, fleet: 20, soak: 10, watchers: 10, return: 200, bytes: 2 } as const;

const format = values.format as FormatId;
const mode = values.mode as keyof typeof SEATS;
const wish = wishOf();
const fleet = mode === 'fleet' ? await startFleet(Number(values.nodes), Number(values.workers)) : null;
const server = fleet ?? (await startLoadServer());
try {
  const before = loadavg()[0] ?? 0;
  const figures = await measured(server);
  const around = { loadBefore: before.toFixed(1), loadAfter: loadavg()[0]?.toFixed(1) };
  const result = { mode, ...wish, ...figures, serverMegabytes: server.peakMegabytes(), ...around };
  if (values.chart !== undefined) writeFileSync(values.chart, loadChart(result));
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
} finally {
  await server.stop();
}

function wishOf(): MatchWish {
  const seats = values.seats === undefined ? (SEATS[mode] ?? 2 * TEAMS[format]) : Number(values.seats);
  const most = Math.min(TEAMS[format], Math.max(2, Math.ceil(seats / 2)));
  const teams = values.teams === undefined ? most : Number(values.teams);
  const [rounds, think] = [Number(values.rounds), Number(values.think)];
  return { seats, teams, rounds, format, scenario: values.scenario, think };
}

async function measured(on: LoadServer): Promise<object> {
  if (fleet) return playOnFleet(fleet, wish, Number(values.rooms));
  switch (mode) {
    case 'rooms':
      return manyRooms(on, wish, Number(values.rooms));
    case 'soak':
      return soak(on, wish, Number(values.rooms), Number(values.minutes));
    case 'watchers':
      return manyWatchers(on, wish, Number(values.watchers));
    case 'return':
      return comingBack(on, wish);
    case 'bytes': {
      const rows = [];
      for (const scenario of SCENARIO_IDS) rows.push(await roundBytes(on.urls[0] ?? '', scenario));
      process.stdout.write(bytesTable(rows));
      return {};
    }
    default: {
      const measures = newMeasures();
      const played = await playMatch(on, wish, measures);
      return { ...loadFigures(measures), ...played };
    }
  }
}

function table(result: object): string {
  const lines = Object.entries(result).map(
    ([name, value]) => `${name.padEnd(20)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return `${lines.join('\n')}\n`;
}
