import type { UnconvergedFits } from '../../../engine/numeric/fit-watch.ts';
import type { RecipeFailure } from '../../../engine/round/failures.ts';
import { figures } from './figures.ts';

/** Why numbers may be wrong: what happened, and what to do about it. */
export const doubts = {
  unconverged({ stage, fit, count, of, residual }: UnconvergedFits) {
    const what = of === 1 ? `the ${fit} fit` : `${count} of ${of} ${fit} fits`;
    if (fit === 'network')
      return (
        `${stage}: ${what} ended no better than a constant prediction, so the numbers that follow from it may be ` +
        'wrong: use more epochs, another learning rate, or a smaller ridge'
      );
    const left = `${fit === 'hinge' ? 'duality gap' : 'gradient'} ${figures.significant(residual, 2)}`;
    return (
      `${stage}: ${what} stopped before converging (${left} left), so the numbers that follow from it may be ` +
      'wrong: bring the features to similar scales, or raise the ridge'
    );
  },
  failure({ stage, recipe, code }: RecipeFailure) {
    const instead = stage.startsWith('filter')
      ? 'it dropped nothing'
      : stage === 'forge'
        ? 'it forged nothing'
        : 'the round went on without it';
    return `${stage}: ${recipe} could not do its work (${code}), so ${instead}: choose other parameters for it`;
  },
};
