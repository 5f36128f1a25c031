import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { quantile } from '../load/quantiles.ts';
import { projectFolder } from '../project.ts';
import { keepSmall, open } from '../screens/camera.ts';
import { openRoom } from '../screens/room.ts';
import { advance, inPhase, press } from '../screens/steps.ts';
import { traced } from './trace.ts';

const PACK = 'two-rings';
/** What a well of the pack is trained on. */
const SAMPLES = 5_000;
const ROWS = 6_000;
/** A frame that takes less draws no picture: other parts of the page, a clock, ask for frames too. */
const DRAWN_MILLIS = 1;

/** What the training of a well of 5,000 samples takes of the projector's main thread, in milliseconds. */
export interface TheatreFigures {
  readonly samples: number;
  readonly frames: number;
  /** Processor time of the script of a frame: the middle one, and what one in twenty takes at least. */
  readonly middle: number;
  readonly slow: number;
  readonly longestWork: number;
}

/** Makes a pack of points in the data folder of a server that has not been started yet. */
export function packOfPoints(dataDir: string): void {
  const folder = join(dataDir, 'packs');
  mkdirSync(folder, { recursive: true });
  // Multiples of two irrational numbers, modulo 1, fill the rings evenly.
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const [turn, radius] = [
      2 * Math.PI * ((i * 0.7548776662) % 1),
      (i % 2) + 0.5 + 0.7 * ((i * 0.569840291) % 1),
    ];
    return `${(radius * Math.cos(turn)).toFixed(4)},${(radius * Math.sin(turn)).toFixed(4)},${i % 2 ? 'outer' : 'inner'}`;
  });
  writeFileSync(join(folder, 'points.csv'), ['x,y,ring', ...lines].join('\n'));
  const manifest = {
    format: 'poisoned-well-data',
    version: 1,
    id: PACK,
    title: 'Two rings',
    train: 'points.csv',
    label: 'ring',
    victim: 'network',
    goldenShare: 0.02,
    testShare: 0.98 - SAMPLES / ROWS,
    provenance: {
      source: 'drawn by tools/figures/theatre.ts',
      version: '1',
      licence: 'CC0-1.0',
      citation: 'none',
    },
  };
  writeFileSync(join(folder, 'points.json'), JSON.stringify(manifest));
  const made = spawnSync(
    process.execPath,
    [
      join(projectFolder(), 'dist/cli/main.js'),
      'pack',
      join(folder, 'points.json'),
      '--out',
      join(folder, `${PACK}.pack`),
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`well pack: ${made.stderr}`);
}

/** Traces the projector from the start of a training to the reveal. */
export async function measureTheatre(browser: Browser, url: string): Promise<TheatreFigures> {
  const wish = { format: 'duel' as const, scenarios: [PACK] };
  const { code, host, players } = await openRoom(browser, url, wish, ['Rosa']);
  const projector = await open(browser, `${url}/watch/${code}`, 'desktop', { motion: true });
  await press(host, 'host-start');
  await inPhase(host, 'briefing');
  await advance(host, 'prepare');
  await keepSmall(host, ...players);
  await press(host, 'host-advance'); // a bot guards the well
  await inPhase(projector, 'train');
  const work = await traced(browser, projector, async () => {
    await inPhase(projector, 'reveal');
    await projector.waitForTimeout(4_000);
  });
  for (const page of [host, projector, ...players]) await page.context().close();
  const frames = work.frames.filter((millis) => millis > DRAWN_MILLIS);
  return {
    samples: SAMPLES,
    frames: frames.length,
    middle: quantile(frames, 0.5),
    slow: quantile(frames, 0.95),
    longestWork: work.longestWork,
  };
}
