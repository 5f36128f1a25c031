import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';
import { createWorkerTrainer } from '../../server/training/worker-trainer.ts';
import { bytesTable, type RoundBytes, roundBytes } from '../../tools/load/bytes.ts';
import { paths } from './support/paths.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

/** What a hundred teams add to the views of a round, measured over their sockets (docs/scaling.md). */
const CROWD = 50_000;
const PHONE = 1_000_000 - CROWD;
const WATCHER = 300_000 - CROWD;
/** The smallest pack has ten times as much. */
const HEALTHY = 50_000;

// In threads of their own: in the test's thread they would keep the heartbeats of its connections waiting.
const report = (error: unknown) => {
  throw error;
};
const trainer = createWorkerTrainer({ ...paths, threads: 2, limitMillis: 120_000, maxHeapMb: 512, report });
let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ trainer });
});
afterAll(async () => {
  await app.close();
  await trainer.close();
});

it('WIRE-27, WIRE-28 a round costs a phone at most 1 MB and a watcher 300 KB, on every scenario that ships', async () => {
  const rows: RoundBytes[] = [];
  for (const scenario of SCENARIO_IDS) rows.push(await roundBytes(app.url, scenario));
  const over = rows.filter(({ phone, watcher }) => phone > PHONE || watcher > WATCHER);
  expect(over, `\n${bytesTable(rows)}`).toEqual([]);
  expect(Math.max(...rows.map(({ healthy }) => healthy))).toBeLessThan(HEALTHY);
  for (const row of rows)
    expect(Math.min(row.known, row.stream, row.training, row.reveal)).toBeGreaterThan(0);
  expect(app.reports).toEqual([]);
});
