import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import type { Model } from '../victims/model.ts';
import { predict, rowsOf } from '../victims/predict.ts';
import type { Round } from './stages.ts';

/** Test samples that the attacker wants misjudged; the attacker and the referee know them, nobody else. */
export interface Targets {
  /** Rows of the test set, ascending; empty where the well brought targets of its own. */
  readonly rows: Int32Array;
  /** The samples under their true labels. */
  readonly samples: Samples;
}

/**
 * The targets of a round, null where the attacker is after the whole service. Drawn from the test samples that
 * the clean model gets right by a margin in the scenario's band, so that hitting one is neither luck
 * nor hopeless. Fewer than asked where there are not enough.
 */
export function targetsOf(
  core: Core,
  { well, seed, clean }: Pick<Round, 'well' | 'seed' | 'clean'>,
): Targets | null {
  const { objective = { kind: 'availability' } } = well.scenario;
  if (objective.kind !== 'targeted') return null;
  if (well.targets) return { rows: new Int32Array(0), samples: well.targets };
  const { test } = well;
  const { classes, scores } = predict(core, clean().model, rowsOf(test));
  const surest = (a: number, b: number) => Math.abs(scores[a] as number) - Math.abs(scores[b] as number);
  const right = Array.from(classes.keys())
    .filter((i) => classes[i] === test.y[i])
    .filter((i) => objective.trueClass === null || test.y[i] === objective.trueClass)
    .sort((a, b) => surest(a, b) || a - b);
  const [from, to] = objective.margins.map((share) => Math.round(share * right.length)) as [number, number];
  const band = right.slice(from, Math.max(to, from + objective.count));
  const drawn = createRandom(seed).fork('targets').permutation(band.length).slice(0, objective.count);
  const rows = Int32Array.from(drawn, (i) => band[i] as number).sort();
  return { rows, samples: takeRows(test, rows) };
}

/** How many of the targets a model gets wrong. */
export function hitsOn(core: Core, model: Model, { samples }: Targets): number {
  const { classes } = predict(core, model, rowsOf(samples));
  return samples.y.reduce((hits, label, i) => hits + (classes[i] === label ? 0 : 1), 0);
}
