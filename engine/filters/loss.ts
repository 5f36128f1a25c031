import { z } from 'zod';
import { GameError } from '../errors.ts';
import { VICTIMS } from '../victims/index.ts';
import { marginsOf, sparseScores } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Distrusts samples that a model trained on the whole stream, poison included, gets most wrong. */
export const loss = defineFilter({
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: '−y · s(x), s fitted on the contaminated data',
  cost: 6,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, { stream, victim, victimParams, seed }, { remove }) {
    const model = VICTIMS[victim].fit(core, stream, victimParams, seed);
    // The loss itself falls to exactly 0 for sure samples in f32; the margin orders them all.
    const suspicion = marginsOf(core, model, stream).map((margin) => -margin);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
  inspectSparse(core, { stream, victim, victimParams }, { remove }) {
    const { fitSparse } = VICTIMS[victim];
    if (!fitSparse) throw new GameError('bad-shape', `${victim} takes no sparse rows`);
    const scores = sparseScores(core, fitSparse(core, stream, victimParams), stream.x);
    const suspicion = scores.map((score, i) => (stream.y[i] === 1 ? -score : score));
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
