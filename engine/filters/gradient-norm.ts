import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { VictimView } from '../victims/view.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';

/** Distrusts samples with long gradients at the model fitted to the whole stream; nats per unit of weight. */
export const gradientNorm = defineFilter({
  source: 'Paul, Ganguli, Dziugaite: Deep Learning on a Data Diet (2021)',
  formula: '‖∇ℓᵢ‖, or ‖∇ℓᵢ − mean of its class‖',
  cost: 6,
  params: z.strictObject({ remove: removeShare, centred: z.boolean().default(false) }),
  inspect(core, seen, { remove, centred }) {
    const view = fittedView(core, seen);
    const norms = core.sampleGradientNorms(view.head, view.features(seen.stream));
    const suspicion = centred ? centredNorms(core, view, norms, seen.stream) : norms;
    return { suspicion, dropped: dropTop(suspicion, seen.stream, remove) };
  },
});

/** ‖g − ḡ‖² = ‖g‖² − 2 g·ḡ + ‖ḡ‖², so that no gradient is written out. */
function centredNorms(
  core: Core,
  { head, features }: VictimView,
  norms: Float32Array,
  stream: Samples,
): Float32Array {
  const data = features(stream);
  return scoreByClass(stream, (_rows, index) => {
    const own = takeRows(data, index);
    const mean = Float32Array.from(core.modelGradient(head, own, 0).gradient);
    const size = mean.reduce((sum, value) => sum + value * value, 0);
    const along = core.sampleGradientProjections(head, own, { rows: 1, cols: mean.length, values: mean });
    return Float32Array.from(index, (row, i) => {
      const norm = norms[row] as number;
      return Math.sqrt(Math.max(0, norm * norm - 2 * (along.values[i] as number) + size));
    });
  });
}
