import { describe, expect, it } from 'vitest';
import type { FilterId } from '../../engine/filters/ids.ts';
import { rocAuc } from '../../engine/round/auc.ts';
import { openRound } from '../../engine/round/round.ts';
import type { FogId } from '../../engine/round/scenarios/fog.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import type { Delivery } from '../../engine/round/stages.ts';
import { loadWell } from '../../engine/round/well.ts';
import { bestAuc } from '../../instrument/detectability.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const DELTA = 3;
const SEEDS = [1, 2, 3, 4];
type Direction = 'random' | 'towards';

/** Rows of poison that carry label 1, added up. */
function sumOfPoison({ stream, source }: Delivery): Float64Array {
  const sum = new Float64Array(stream.d);
  source.forEach((row, i) => {
    if (row >= 0 || stream.y[i] !== 1) return;
    for (let j = 0; j < stream.d; j++) sum[j] = (sum[j] as number) + (stream.x[i * stream.d + j] as number);
  });
  return sum;
}

/** AUC of each filter and of an oracle that knows the direction, at ε = 3 % and 3 deviations: means of the seeds. */
async function aucsOf(id: FogId, direction: Direction): Promise<Record<FilterId | 'oracle', number>> {
  const means: Partial<Record<FilterId | 'oracle', number>> = {};
  const add = (name: FilterId | 'oracle', auc: number | null) => {
    means[name] = (means[name] ?? 0) + (auc ?? Number.NaN) / SEEDS.length;
  };
  for (const seed of SEEDS) {
    const round = await openRound(core, loadWell(core, id, null, seed), seed, { attacks: ['mean-shift'] });
    const deliver = (delta: number) =>
      round.deliver({ attack: { id: 'mean-shift', params: { direction, delta } }, epsilon: 0.03 });
    const delivery = deliver(DELTA);
    const { stream, source } = delivery;
    const guilty = Uint8Array.from(source, (row) => (row < 0 ? 1 : 0));
    for (const filter of SCENARIOS[id].filters) {
      const [verdict] = delivery.filter({ filters: [{ id: filter, params: {} }] }).verdicts;
      add(filter, rocAuc(verdict?.suspicion as Float32Array, guilty));
    }
    // The same draws, shifted a little further: the difference is along u and free of noise.
    const further = sumOfPoison(deliver(DELTA + 0.5));
    const u = sumOfPoison(delivery).map((value, j) => (further[j] as number) - value);
    const along = Float32Array.from(stream.y, (label, i) => {
      let score = 0;
      for (let j = 0; j < stream.d; j++) score += (u[j] as number) * (stream.x[i * stream.d + j] as number);
      return label === 1 ? score : -score;
    });
    add('oracle', oracleAuc(along, stream.y, guilty));
  }
  return means as Record<FilterId | 'oracle', number>;
}

/** Mean AUC over the classes: the two lie apart along any direction, and the oracle knows that, too. */
function oracleAuc(along: Float32Array, labels: Int32Array, guilty: Uint8Array): number {
  const aucs = [0, 1].map((label) => {
    const pick = (_: number, i: number) => labels[i] === label;
    return rocAuc(along.filter(pick), guilty.filter(pick)) as number;
  });
  return ((aucs[0] as number) + (aucs[1] as number)) / 2;
}

describe('what the fogs teach, as they are played', () => {
  it('SCEN-26 in two dimensions filters by distance see a shift in a random direction', async () => {
    const aucs = await aucsOf('fog-2', 'random');
    for (const filter of ['sphere', 'spectral', 'mahalanobis', 'isolation-forest'] as const) {
      expect(aucs[filter]).toBeGreaterThan(0.9);
    }
  });

  it('SCEN-26 in 512 dimensions no filter on the menu sees it, and who knows the direction does', async () => {
    const { oracle, ...filters } = await aucsOf('fog-512', 'random');
    expect(Object.keys(filters)).toHaveLength(SCENARIOS['fog-512'].filters.length);
    for (const auc of Object.values(filters)) expect(Math.max(auc, 1 - auc)).toBeLessThan(0.7);
    expect(Math.abs(oracle - bestAuc(core, DELTA))).toBeLessThan(0.02);
  });

  it('SCEN-26 a shift towards the other class is seen by what the labels tell, and by nothing else', async () => {
    const aucs = await aucsOf('fog-512', 'towards');
    for (const filter of ['loss', 'spectral'] as const) expect(aucs[filter]).toBeGreaterThan(0.75);
    for (const filter of [
      'sphere',
      'knn-distance',
      'mahalanobis',
      'svd',
      'lof',
      'isolation-forest',
    ] as const) {
      expect(aucs[filter]).toBeLessThan(0.7);
    }
  });
});
