import { z } from 'zod';
import { createRandom } from '../random.ts';
import { ensembleOf } from '../victims/ensemble.ts';
import { modelKindOf, withWeights } from '../victims/kinds.ts';
import type { Model, SingleModel } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';
import { fitSeconds } from '../victims/setting.ts';
import { defineDefence } from './defence.ts';
import { memberModels } from './members.ts';

/** Models on samples drawn with replacement; regressions are averaged into one, networks vote. */
export const bagging = defineDefence({
  source: 'Biggio, Corona, Fumera, Giacinto, Roli: Bagging Classifiers for Fighting Poisoning Attacks (2011)',
  formula: 'mean or vote of θ(S₁) … θ(S_B), each S a draw of share · n samples with replacement',
  cost: 6,
  params: z.strictObject({
    models: z.int().min(2).max(100).default(15),
    share: z.number().min(0.05).max(1).default(0.3),
  }),
  seconds: (setting, { models, share }) => models * fitSeconds(setting, share * setting.rows),
  fit(core, training, { models, share }) {
    const { data, seed, onStep } = training;
    const random = createRandom(seed).fork('bagging');
    const size = Math.max(1, Math.round(share * data.n));
    const draws = Array.from({ length: models }, () =>
      Int32Array.from({ length: size }, () => random.below(data.n)).sort(),
    );
    const model = together(memberModels(core, training, draws));
    onStep?.({ step: models, model, loss: 1 - accuracy(core, model, data) });
    return { model };
  },
});

function together(members: readonly SingleModel[]): Model {
  const first = members[0] as SingleModel;
  if (!modelKindOf(first).convex) return ensembleOf(members);
  const weights = new Float64Array(first.weights.length);
  for (const member of members) {
    member.weights.forEach((weight, k) => {
      weights[k] = (weights[k] as number) + weight / members.length;
    });
  }
  return withWeights(first, weights);
}
