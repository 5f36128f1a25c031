import type { Samples } from '../data/samples.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTORS } from '../extractor/index.ts';
import type { Core, Differentiable, Matrix } from '../numeric/core.ts';
import type { Model } from './model.ts';

/** A model as something that has gradients, and the samples as it sees them; labels are shared. */
export interface Slopes {
  readonly model: Differentiable;
  readonly data: Samples;
  /** Brings more samples into the form that `model` reads. */
  readonly see: (data: Samples) => Samples;
}

/** Ridge of the regression that stands in for a victim without gradients. */
const STAND_IN_L2 = 0.01;

/**
 * Gradients of `model` at `data`. Of a network those of the last layer: it is seen as a softmax regression on
 * what its hidden layer makes of the samples. A model that has none gets a linear one fitted on `data` to stand in.
 */
export function slopesAt(core: Core, model: Model, data: Samples): Slopes {
  const asIs = (rows: Samples) => rows;
  switch (model.kind) {
    case 'linear':
      return { model: { kind: 'linear', loss: 'logistic', weights: model.weights }, data, see: asIs };
    case 'network': {
      const { shape, weights } = model;
      const last = shape.hidden * shape.d + shape.hidden;
      const see = (rows: Samples) => {
        const { cols, values } = core.networkHidden(
          { rows: rows.n, cols: rows.d, values: rows.x },
          shape,
          weights,
        );
        return { ...rows, d: cols, x: values };
      };
      return {
        model: { kind: 'softmax', weights: Float64Array.from(weights.subarray(last)) },
        data: see(data),
        see,
      };
    }
    case 'transfer': {
      const see = (rows: Samples) => embed(core, EXTRACTORS[model.extractor], rows);
      return { model: { kind: 'linear', loss: 'logistic', weights: model.weights }, data: see(data), see };
    }
    case 'softmax':
      return { model: { kind: 'softmax', weights: model.weights }, data, see: asIs };
    default:
      return { model: standIn(core, data), data, see: asIs };
  }
}

function standIn(core: Core, data: Samples): Differentiable {
  if (data.classes === 2) {
    const { weights } = core.fitLogistic(data, { l2: STAND_IN_L2 });
    return { kind: 'linear', loss: 'logistic', weights };
  }
  return { kind: 'softmax', weights: core.fitSoftmax(data, { l2: STAND_IN_L2 }).weights };
}

/** What the model looks at when it decides: hidden layer, frozen features, or the features themselves. */
export function representationOf(core: Core, model: Model, data: Samples): Matrix {
  const rows: Matrix = { rows: data.n, cols: data.d, values: data.x };
  if (model.kind === 'network') return core.networkHidden(rows, model.shape, model.weights);
  if (model.kind === 'transfer') {
    const seen = embed(core, EXTRACTORS[model.extractor], data);
    return { rows: seen.n, cols: seen.d, values: seen.x };
  }
  return rows;
}
