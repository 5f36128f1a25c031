import { readFileSync } from 'node:fs';
import type { Core } from '../../engine/numeric/core.ts';
import { drawWell, type WellFiles } from '../../engine/round/draw-well.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { isGenerated, type ScenarioId } from '../../engine/round/scenarios/index.ts';

const folder = new URL('../../build/packs/', import.meta.url);
const files = new Map<ScenarioId, WellFiles>();

/** The prepared data of a scenario; `node dist/tools/prepare-data.js` makes them. */
export function filesOf(id: ScenarioId): WellFiles {
  const held = files.get(id) ?? {
    pack: isGenerated(id) ? null : readFileSync(new URL(`${id}.pack`, folder)),
    reserve: isGenerated(id) ? null : readFileSync(new URL(`reserve/${id}.reserve`, folder)),
  };
  files.set(id, held);
  return held;
}

/** Seeds of 128 bits, told apart by a small number. */
export const hexSeed = (k: number): string => k.toString(16).padStart(32, '7');

const wells = new Map<string, Well>();

/** A drawn well of a scenario; made once. */
export function drawnWell(core: Core, id: ScenarioId, seed: string): Well {
  const key = `${id} ${seed}`;
  const well = wells.get(key) ?? drawWell(core, id, filesOf(id), seed);
  wells.set(key, well);
  return well;
}

/** A row as a key: equal features, equal key. The label is no part of it. */
export function rowKeys({
  n,
  d,
  x,
}: {
  readonly n: number;
  readonly d: number;
  readonly x: Float32Array;
}): string[] {
  const bytes = Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  return Array.from({ length: n }, (_, i) => bytes.toString('latin1', 4 * i * d, 4 * (i + 1) * d));
}
