import { z } from 'zod';
import { meanOfRows, rowSquare, rowTimes } from '../data/sparse-rows.ts';
import { scoreSparseByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Distrusts samples far from the middle of the class they claim. Suspicion in units of a feature. */
export const sphere = defineFilter({
  source: 'Steinhardt, Koh, Liang: Certified Defenses for Data Poisoning Attacks (2017)',
  formula: '‖x − μ_y‖',
  cost: 4,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, { stream }, { remove }) {
    const suspicion = core.centroidDistances(stream);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
  inspectSparse(_core, { stream }, { remove }) {
    const suspicion = scoreSparseByClass(stream, (label) => {
      const centre = meanOfRows(stream, (other) => other === label);
      const square = centre.reduce((sum, value) => sum + value * value, 0);
      return (i) =>
        Math.sqrt(Math.max(0, rowSquare(stream.x, i) - 2 * rowTimes(stream.x, i, centre) + square));
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
