import { z } from 'zod';
import { indicesWhere, takeRows } from '../data/rows.ts';
import { meanOfRows, rowTimes } from '../data/sparse-rows.ts';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass, scoreSparseByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/**
 * Distrusts samples that lie off their class's middle along the line that joins the classes. With more
 * than two classes the line goes to the middle of all others. Suspicion in squared units of a feature.
 */
export const slab = defineFilter({
  source: 'Steinhardt, Koh, Liang: Certified Defenses for Data Poisoning Attacks (2017)',
  formula: '|(x − μ_y) · (μ₊ − μ₋)|',
  cost: 4,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, { stream }, { remove }) {
    const suspicion = scoreByClass(stream, (rows, index, label) => {
      const others = indicesWhere(
        stream.y.map((other) => (other === label ? 1 : 0)),
        0,
      );
      if (others.length === 0) return new Float32Array(index.length);
      const own = core.mean(rowsOf(rows));
      const away = core.mean(rowsOf(takeRows(stream, others)));
      const across = own.map((value, j) => value - (away[j] as number));
      const centre = own.reduce((sum, value, j) => sum + value * (across[j] as number), 0);
      return core.multiplyVector(rowsOf(rows), across).map((value) => Math.abs(value - centre));
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
  inspectSparse(_core, { stream }, { remove }) {
    const suspicion = scoreSparseByClass(stream, (label) => {
      if (stream.y.every((other) => other === label)) return () => 0;
      const own = meanOfRows(stream, (other) => other === label);
      const away = meanOfRows(stream, (other) => other !== label);
      const across = own.map((value, j) => value - (away[j] as number));
      const centre = own.reduce((sum, value, j) => sum + value * (across[j] as number), 0);
      return (i) => Math.abs(rowTimes(stream.x, i, across) - centre);
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
