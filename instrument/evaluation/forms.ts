import { joinRows, relabel, takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { joinSparseRows, takeSparseRows } from '../../engine/data/sparse-rows.ts';
import { GameError } from '../../engine/errors.ts';
import type { Core, SparseSamples } from '../../engine/numeric/core.ts';
import { certifiedUnder } from '../../engine/round/certified.ts';
import { type Aids, type Filtered, filterSparseStream, filterStream } from '../../engine/round/filtering.ts';
import type { DefendedFit } from '../../engine/training-defences/defence.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import type { Model } from '../../engine/victims/model.ts';
import { accuracy, sparseAccuracy } from '../../engine/victims/predict.ts';
import type { EvaluationRequest } from './request.ts';

/** What an evaluation does with labelled rows, whichever form they have. */
export interface Form<Rows> {
  /** Rows of the first, then of the second. */
  join(first: Rows, second: Rows): Rows;
  /** Some of the rows, under the labels `y` of all rows. */
  take(rows: Rows, index: Int32Array, y: Int32Array): Rows;
  fit(core: Core, rows: Rows): Model;
  filter(core: Core, stream: Rows): Filtered;
  /** The last training: the victim's own way, or the training defence's. */
  train(core: Core, kept: Rows): DefendedFit;
  /** Certified accuracies against 0, 1, 2, … changes; null where the model has no certificate. */
  certified(core: Core, model: Model, rows: Rows): number[] | null;
  /** Share of the rows that a model gets right. */
  accuracy(core: Core, model: Model, rows: Rows): number;
}

export function denseForm(request: EvaluationRequest, aids: Aids): Form<Samples> {
  const { victim, victimParams, plan, seed } = request;
  const { defence } = plan;
  const fit = (core: Core, rows: Samples) => VICTIMS[victim].fit(core, rows, victimParams, seed);
  return {
    join: joinRows,
    take: (rows, index, y) => takeRows(relabel(rows, y), index),
    fit,
    filter: (core, stream) => filterStream(core, { victim, victimParams }, stream, plan, aids),
    train(core, data) {
      if (!defence) return { model: fit(core, data) };
      const golden = aids.golden && { golden: aids.golden };
      return DEFENCES[defence.id].fit(core, { data, victim, victimParams, seed, ...golden }, defence.params);
    },
    certified(core, model, rows) {
      return certifiedUnder(core, plan, model, rows);
    },
    accuracy,
  };
}

export function sparseForm({ victim, victimParams, plan }: EvaluationRequest): Form<SparseSamples> {
  const fit = (core: Core, rows: SparseSamples) => {
    const { fitSparse } = VICTIMS[victim];
    if (!fitSparse) throw new GameError('bad-shape', `${victim} takes no sparse rows`);
    return fitSparse(core, rows, victimParams);
  };
  return {
    join: joinSparseRows,
    take: (rows, index, y) => takeSparseRows({ ...rows, y }, index),
    fit,
    filter: (core, stream) => filterSparseStream(core, { victim, victimParams }, stream, plan),
    train: (core, data) => ({ model: fit(core, data) }),
    certified: () => null,
    accuracy: sparseAccuracy,
  };
}
