import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { defineAttack } from './attack.ts';
import { feasibleSets } from './feasible.ts';
import { insertion, labelChoice, labelOf } from './poison.ts';
import { projectOnto } from './projection.ts';

/**
 * Waves of samples, each at the edge of what was accepted before it and each pulling the middle of the
 * class a little further: x = μ_t + r·a, where μ_t is the mean of the clean samples and of all waves so
 * far, r the radius within which the clean samples lie, and a the direction to the middle of the others.
 */
export const boilingFrog = defineAttack({
  source: 'Kloft, Laskov: Online Anomaly Detection under Adversarial Impact (2010)',
  formula: 'x = μ_t + r · a,  μ_t the mean with all waves before',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    waves: z.int().min(1).max(60).default(12),
    label: labelChoice,
  }),
  forge(core, seen, count, { waves, label }) {
    const { known, trainRows } = seen;
    const { d, classes } = known;
    const sets = feasibleSets(core, seen);
    const rows: Samples = {
      n: count,
      d,
      classes,
      x: new Float32Array(count * d),
      y: Int32Array.from({ length: count }, (_, i) => labelOf(label, i)),
    };
    for (const y of new Set(rows.y)) {
      const set = sets[y];
      if (!set) continue;
      const own = Int32Array.from(rows.y.keys()).filter((i) => rows.y[i] === y);
      const share = known.y.reduce((sum, l) => sum + (l === y ? 1 : 0), 0) / known.n;
      const length = Math.sqrt(set.axis.reduce((sum, value) => sum + value * value, 0));
      // The axis leads from the others to this class: the frog goes the other way.
      const way = set.axis.map((value) => (length > 0 ? -value / length : 0));
      const mean = set.centre.slice();
      let weight = Math.max(1, share * trainRows);
      own.forEach((row, i) => {
        const moved = mean.map((value, j) => value + set.radius * (way[j] as number));
        const at = projectOnto({ ...set, centre: mean.slice(), width: Number.MAX_VALUE }, moved);
        rows.x.set(at, row * d);
        const lastOfWave = Math.floor(((i + 1) * waves) / own.length) > Math.floor((i * waves) / own.length);
        if (!lastOfWave) return;
        const first = Math.floor((Math.floor((i * waves) / own.length) * own.length) / waves);
        const size = Math.max(1, i + 1 - first);
        for (let j = 0; j < d; j++) {
          mean[j] = ((mean[j] as number) * weight + (at[j] as number) * size) / (weight + size);
        }
        weight += size;
      });
    }
    return insertion(rows);
  },
});
