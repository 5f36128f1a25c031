import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import { defineAttack } from './attack.ts';
import { insertion, turned } from './poison.ts';

/** Adds copies of known rows under the other label; a row is copied again only when all have been. */
export const flipInsert = defineAttack({
  label: 'Mislabelled copies',
  explanation:
    'Sends real samples in a second time, with the wrong label.\n' +
    'Needs no knowledge of the model, looks like honest mistakes, and does little harm for its price.',
  source:
    'Label-flip baseline, inserted: Biggio, Nelson, Laskov: Support Vector Machines Under Adversarial Label Noise (2011)',
  formula: '(x, −y) for random known (x, y)',
  goal: 'availability',
  means: 'insert',
  params: z.strictObject({}),
  forge(_core, { known }, count, _params, random) {
    const order = random.permutation(known.n);
    const rows = Int32Array.from({ length: count }, (_, i) => order[i % known.n] as number);
    return insertion(turned(takeRows(known, rows)));
  },
});
