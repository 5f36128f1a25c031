import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Slopes } from '../victims/slopes.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { slopesOf } from './gradients.ts';

/** Distrusts samples that pull hard on the model fitted to the whole stream; nats per unit of weight. */
export const gradientNorm = defineFilter({
  label: 'Gradient norm',
  explanation:
    'Measures how hard each sample pulls on the trained model, and drops the hardest pullers.\n' +
    'Few samples move a model much without pulling hard; honest samples at the border pull hard as well.',
  source: 'Paul, Ganguli, Dziugaite: Deep Learning on a Data Diet (2021)',
  formula: '‖∇ℓᵢ‖, or ‖∇ℓᵢ − mean of its class‖',
  cost: 6,
  params: z.strictObject({ remove: removeShare, centred: z.boolean().default(false) }),
  inspect(core, seen, { remove, centred }) {
    const slopes = slopesOf(core, seen);
    const norms = core.sampleGradientNorms(slopes.model, slopes.data);
    const suspicion = centred ? centredNorms(core, slopes, norms, seen.stream) : norms;
    return { suspicion, dropped: dropTop(suspicion, seen.stream, remove) };
  },
});

/** ‖g − ḡ‖² = ‖g‖² − 2 g·ḡ + ‖ḡ‖², so that no gradient is written out. */
function centredNorms(
  core: Core,
  { model, data }: Slopes,
  norms: Float32Array,
  stream: Samples,
): Float32Array {
  return scoreByClass(stream, (_rows, index) => {
    const own = takeRows(data, index);
    const mean = Float32Array.from(core.modelGradient(model, own, 0).gradient);
    const size = mean.reduce((sum, value) => sum + value * value, 0);
    const along = core.sampleGradientProjections(model, own, { rows: 1, cols: mean.length, values: mean });
    return Float32Array.from(index, (row, i) => {
      const norm = norms[row] as number;
      return Math.sqrt(Math.max(0, norm * norm - 2 * (along.values[i] as number) + size));
    });
  });
}
