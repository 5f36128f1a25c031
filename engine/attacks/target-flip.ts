import { z } from 'zod';
import { spanOf, within } from '../data/quantise.ts';
import { noRows } from '../data/rows.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack } from './attack.ts';
import { wantedLabels } from './nearest-rows.ts';
import { insertion } from './poison.ts';

/**
 * Copies of the targets, and samples close around them, under the label that the attacker wants: that of the
 * nearest known sample of another class. Rows are shared out among the targets by turns.
 */
export const targetFlip = defineAttack({
  source: 'Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017)',
  formula: '(t + noise, y_wanted) for the targets t by turns',
  goal: 'targeted',
  means: 'insert',
  params: z.strictObject({
    /** Largest change of a feature, as a share of the box. */
    spread: z.number().min(0).max(0.5).default(0.05),
  }),
  parameterNeeds: { spread: 'fine-grid' },
  forge(core, seen, count, { spread }, random) {
    const { known, targets, box } = seen;
    if (!targets || targets.n === 0) return insertion(noRows(known));
    const { features } = frozenFeatures(core, seen);
    const labels = wantedLabels(core, features(known), features(targets));
    const { d, classes } = known;
    const x = new Float32Array(count * d);
    const y = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const t = i % targets.n;
      y[i] = labels[t] as number;
      // The first copy of each target is the target itself.
      const share = i < targets.n ? 0 : spread;
      for (let j = 0; j < d; j++) {
        const reach = share * spanOf(box, j);
        const moved = (targets.x[t * d + j] as number) + reach * (2 * random.uniform() - 1);
        x[i * d + j] = within(box, j, moved);
      }
    }
    return insertion({ n: count, d, classes, x, y });
  },
});
