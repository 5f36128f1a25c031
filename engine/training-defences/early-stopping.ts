import { z } from 'zod';
import { VICTIMS } from '../victims/index.ts';
import type { SingleModel } from '../victims/model.ts';
import type { TrainingStep } from '../victims/victim.ts';
import { victimView } from '../victims/view.ts';
import { defineDefence, judgesOf } from './defence.ts';

/** Of all models on the way of the training, the one that judges the trusted samples best. */
export const earlyStopping = defineDefence({
  source:
    'Li, Soltanolkotabi, Oymak: Gradient Descent with Early Stopping is Provably Robust to Label Noise (2020)',
  formula: 'argmin over steps t of L_golden(θ_t)',
  cost: 4,
  needs: ['trusted', 'steps'],
  params: z.strictObject({
    /** Steps without a better one before it stops. */
    patience: z.int().min(1).max(500).default(20),
  }),
  fit(core, training, { patience }) {
    const { data, victim, victimParams, seed, onStep } = training;
    const golden = judgesOf(training);
    const steps: TrainingStep<SingleModel>[] = [];
    const last = VICTIMS[victim].fit(core, data, victimParams, seed, { onStep: (step) => steps.push(step) });
    const lossOf = (model: SingleModel) => {
      const { head, features } = victimView(core, training, model);
      return core.modelGradient(head, features(golden), 0).loss;
    };
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let t = 0; t < steps.length && t - best <= patience; t++) {
      const loss = lossOf((steps[t] as TrainingStep<SingleModel>).model);
      if (loss < least) [best, least] = [t, loss];
    }
    // A fit that starts where it ends takes no step: it is its own only one.
    const way = best < 0 ? [{ step: 0, model: last, loss: lossOf(last) }] : steps.slice(0, best + 1);
    for (const step of way) onStep?.(step);
    return { model: steps[best]?.model ?? last };
  },
});
