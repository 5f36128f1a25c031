import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import type { Seen } from './attack.ts';
import type { FeasibleSet } from './projection.ts';

/** Share of the honest samples that a filter is expected to keep. */
const HONEST_SHARE = 0.95;

/**
 * The feasible set of each class, from the clean samples that the attacker knows: r_c and s_c are the 95th
 * percentiles of ‖x − μ_c‖ and |(x − μ_c) · v|, v the difference of the class's mean and the mean of all
 * other samples: μ₊ − μ₋ up to its sign where there are two classes.
 *
 * Source: Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018).
 */
export function feasibleSets(core: Core, { known, box }: Pick<Seen, 'known' | 'box'>): FeasibleSet[] {
  return Array.from({ length: known.classes }, (_, c) => {
    const own = takeRows(known, indicesWhere(known.y, c));
    const others = takeRows(
      known,
      Int32Array.from(known.y.keys()).filter((i) => known.y[i] !== c),
    );
    const [centre, away] = [meanOf(core, own), meanOf(core, others)];
    const axis = centre.map((value, j) => value - (away[j] as number));
    if (own.n === 0) return { box, centre, radius: 0, axis, width: 0 };
    const [distances, alongs] = [new Float32Array(own.n), new Float32Array(own.n)];
    for (let i = 0; i < own.n; i++) {
      let [square, along] = [0, 0];
      for (let j = 0; j < own.d; j++) {
        const gap = (own.x[i * own.d + j] as number) - (centre[j] as number);
        square += gap * gap;
        along += gap * (axis[j] as number);
      }
      distances[i] = Math.sqrt(square);
      alongs[i] = Math.abs(along);
    }
    const percentile = (values: Float32Array) => core.quantiles(values, [HONEST_SHARE])[0] as number;
    return { box, centre, radius: percentile(distances), axis, width: percentile(alongs) };
  });
}

function meanOf(core: Core, data: Samples): Float64Array {
  return Float64Array.from(data.n === 0 ? new Float32Array(data.d) : core.mean(rowsOf(data)));
}
