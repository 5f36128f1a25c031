import { z } from 'zod';
import { classCounts, indicesWhere } from '../data/rows.ts';
import { createRandom } from '../random.ts';
import type { SingleModel } from '../victims/model.ts';
import { victimView } from '../victims/view.ts';
import { allBut, defineDefence, judgesOf } from './defence.ts';
import { fitRows } from './plain-fit.ts';

/**
 * Takes the samples in waves, and a wave only if the model trained with it judges the trusted samples no
 * worse than the one before. The first wave has nothing to be compared with.
 */
export const regressionGate = defineDefence({
  source: 'Cretu, Stavrou, Locasto, Stolfo, Keromytis: Casting out Demons (2008)',
  formula: 'accept wave k where L_golden(with it) ≤ L_golden(without it) + tolerance',
  cost: 6,
  needs: ['trusted'],
  params: z.strictObject({
    waves: z.int().min(2).max(30).default(8),
    /** Growth of the mean loss that is let pass, nats. */
    tolerance: z.number().min(0).max(1).default(0),
  }),
  fit(core, training, { waves, tolerance }) {
    const { data, seed, onStep } = training;
    const golden = judgesOf(training);
    const lossOf = (model: SingleModel) => {
      const { head, features } = victimView(core, training, model);
      return core.modelGradient(head, features(golden), 0).loss;
    };
    const order = createRandom(seed).fork('waves').permutation(data.n);
    const taken = new Uint8Array(data.n);
    const rowsOf = (wave: number) => order.filter((_row, at) => at % waves === wave);
    let current: { model: SingleModel; loss: number } | null = null;
    for (let wave = 0; wave < waves; wave++) {
      const own = rowsOf(wave);
      for (const row of own) taken[row] = 1;
      const rows = indicesWhere(taken, 1);
      const whole = classCounts({ y: data.y.filter((_, i) => taken[i] === 1), classes: data.classes });
      if (whole.some((count) => count === 0)) continue; // nothing to tell apart yet
      const model = fitRows(core, training, rows);
      const loss = lossOf(model);
      if (current && loss > current.loss + tolerance) {
        for (const row of own) taken[row] = 0;
        continue;
      }
      current = { model, loss };
      onStep?.({ step: wave, model, loss });
    }
    const kept = indicesWhere(taken, 1);
    const model = current?.model ?? fitRows(core, training, kept, onStep);
    return { model, ...(kept.length < data.n && { dropped: allBut(kept, data.n) }) };
  },
});
