import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core, Matrix, SparseMatrix, SparseSamples } from '../numeric/core.ts';
import { ensembleMembers } from './ensemble.ts';
import { classesOf, modelKindOf } from './kinds.ts';
import type { Ensemble, Model } from './model.ts';
import type { Predictions } from './victim.ts';

/** The feature rows of `data` as a matrix; shares the numbers. */
export function rowsOf(data: Samples): Matrix {
  return { rows: data.n, cols: data.d, values: data.x };
}

/** What `model` says about every row of `x`. A tie goes to the smaller class. */
export function predict(core: Core, model: Model, x: Matrix): Predictions {
  if (x.rows === 0) return { classes: new Int32Array(0), scores: new Float32Array(0) };
  const scores = scoresOf(core, model, x);
  return scores.cols > 2 ? ofMany(scores) : ofTwo(scores);
}

/** Share of the samples that `model` gets right, 0 … 1; 0 for no samples. */
export function accuracy(core: Core, model: Model, data: Samples): number {
  const { classes } = predict(core, model, rowsOf(data));
  let right = 0;
  for (let i = 0; i < data.n; i++) if (classes[i] === data.y[i]) right++;
  return data.n === 0 ? 0 : right / data.n;
}

/** The same for sparse rows and a model that is linear in them. @throws GameError 'bad-shape' for another. */
export function sparseAccuracy(core: Core, model: Model, { x, y }: SparseSamples): number {
  const scores = sparseScores(core, model, x);
  let right = 0;
  for (let i = 0; i < y.length; i++) if (((scores[i] as number) > 0 ? 1 : 0) === y[i]) right++;
  return y.length === 0 ? 0 : right / y.length;
}

/** s(x) of sparse rows, f32[rows]. @throws GameError 'bad-shape' where the model is not linear in them. */
export function sparseScores(core: Core, model: Model, x: SparseMatrix): Float32Array {
  if (model.kind === 'linear') return core.linearScores(x, model.weights);
  throw new GameError('bad-shape', `a ${model.kind} model takes no sparse rows`);
}

/**
 * How deep every sample lies on the side of its label, f32[n]: y · s(x) for two classes, y = ±1; with
 * more the logit of the label less the largest of the others.
 */
export function marginsOf(core: Core, model: Model, data: Samples): Float32Array {
  if (data.n === 0) return new Float32Array(0);
  const { cols, values } = scoresOf(core, model, rowsOf(data));
  if (cols === 1) return values.map((score, i) => (data.y[i] === 1 ? score : -score));
  return Float32Array.from({ length: data.n }, (_, i) => {
    const logits = values.subarray(i * cols, (i + 1) * cols);
    const label = data.y[i] as number;
    const others = logits.reduce((most, v, k) => (k === label ? most : Math.max(most, v)), -Infinity);
    return (logits[label] as number) - others;
  });
}

/** s(x) as one column, a logit for each class, or an ensemble's votes for each class. */
function scoresOf(core: Core, model: Model, x: Matrix): Matrix {
  return model.kind === 'ensemble' ? votesOf(core, model, x) : modelKindOf(model).scores(core, model, x);
}

function ofTwo({ rows, cols, values }: Matrix): Predictions {
  const scores =
    cols === 1
      ? values
      : Float32Array.from(
          { length: rows },
          (_, i) => (values[2 * i + 1] as number) - (values[2 * i] as number),
        );
  return { classes: Int32Array.from(scores, (score) => (score > 0 ? 1 : 0)), scores };
}

function ofMany(logits: Matrix): Predictions {
  const { rows, cols, values } = logits;
  const classes = new Int32Array(rows);
  const scores = new Float32Array(rows);
  for (let i = 0; i < rows; i++) {
    let best = 0;
    let second = -1;
    const at = (k: number) => values[i * cols + k] as number;
    for (let k = 1; k < cols; k++) {
      if (at(k) > at(best)) {
        second = best;
        best = k;
      } else if (second < 0 || at(k) > at(second)) second = k;
    }
    classes[i] = best;
    scores[i] = second < 0 ? 0 : at(best) - at(second);
  }
  return { classes, scores };
}

/** How many members vote for each class, f32[rows, classes]. */
export function votesOf(core: Core, model: Ensemble, x: Matrix): Matrix {
  const classes = classesOf(model);
  const values = new Float32Array(x.rows * classes);
  for (const member of ensembleMembers(model)) {
    predict(core, member, x).classes.forEach((label, i) => {
      const at = i * classes + label;
      values[at] = (values[at] as number) + 1;
    });
  }
  return { rows: x.rows, cols: classes, values };
}
