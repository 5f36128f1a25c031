import { z } from 'zod';
import { descending } from '../data/order.ts';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { VICTIMS } from '../victims/index.ts';
import { marginsOf, rowsOf } from '../victims/predict.ts';
import { defineAttack, type Seen } from './attack.ts';
import { insertion, withFlippedLabels } from './poison.ts';

/**
 * Adds copies of known rows under the other label; a row is copied again only when all have been.
 * Which rows: any, the ones a clean model is surest of, or one clump of neighbours of one class.
 */
export const flipInsert = defineAttack({
  source:
    'Biggio, Nelson, Laskov: Support Vector Machines Under Adversarial Label Noise (2011); ' +
    'the clump: Jagielski, Severi, Pousette Harger, Oprea: Subpopulation Data Poisoning Attacks (2021)',
  formula: '(x, −y) for known (x, y)',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({ choose: z.enum(['random', 'surest', 'clump']).default('random') }),
  forge(core, seen, count, { choose }, random) {
    const order = CHOICES[choose](core, seen, random);
    const rows = Int32Array.from({ length: count }, (_, i) => order[i % order.length] as number);
    return insertion(withFlippedLabels(takeRows(seen.known, rows)));
  },
});

const CHOICES: Readonly<
  Record<'random' | 'surest' | 'clump', (core: Core, seen: Seen, random: Random) => Int32Array>
> = {
  random: (_core, { known }, random) => random.permutation(known.n),
  surest: (core, { known, victim, victimParams }, random) =>
    descending(marginsOf(core, VICTIMS[victim].fit(core, known, victimParams, random.seed()), known)),
  clump: (core, { known }, random) => clump(core, known, random.below(known.n)),
};

/** Rows of the class of row `centre`, nearest to it first. */
function clump(core: Core, known: Samples, centre: number): Int32Array {
  const query = rowsOf(takeRows(known, [centre]));
  const { index } = core.nearest(rowsOf(known), query, known.n);
  return index.filter((row) => known.y[row] === known.y[centre]);
}
