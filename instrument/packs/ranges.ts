import { boxOf } from '../../engine/data/quantise.ts';
import type { PerFeature, Quantiser, Samples } from '../../engine/data/samples.ts';
import { GameError } from '../../engine/errors.ts';
import { remarkError } from '../remarks.ts';
import type { Manifest } from './manifest.ts';

const LEVELS = 65535;

/**
 * The manifest's range, else that of the training file: of each feature by itself, of pictures one for all
 * features, since one grey means the same everywhere.
 */
export function quantiserOf({ range, train, picture }: Manifest, samples: readonly Samples[]): Quantiser {
  const [{ x, d }] = samples as [Samples];
  if (range) {
    checkRange(range, samples);
    return { ...range, levels: LEVELS };
  }
  const lo = new Array<number>(d).fill(Number.POSITIVE_INFINITY);
  const hi = new Array<number>(d).fill(Number.NEGATIVE_INFINITY);
  x.forEach((value, k) => {
    const j = k % d;
    if (value < (lo[j] as number)) lo[j] = value;
    if (value > (hi[j] as number)) hi[j] = value;
  });
  const least = lo.reduce((a, b) => Math.min(a, b));
  const most = hi.reduce((a, b) => Math.max(a, b));
  if (lo.every((low, j) => low === hi[j])) {
    const value = least === most ? least : null;
    throw remarkError('bad-file', 'constant', { file: train, value });
  }
  return picture.kind === 'image' ? { lo: least, hi: most, levels: LEVELS } : { lo, hi, levels: LEVELS };
}

function checkRange(
  range: { readonly lo: PerFeature; readonly hi: PerFeature },
  samples: readonly Samples[],
): void {
  const { d } = samples[0] as Samples;
  for (const numbers of [range.lo, range.hi]) {
    if (typeof numbers !== 'number' && numbers.length !== d)
      throw new GameError('bad-shape', `range: ${numbers.length} numbers for ${d} features`);
  }
  const { lo, hi } = boxOf(range, d);
  if (lo.some((low, j) => low > (hi[j] as number)) || lo.every((low, j) => low === hi[j]))
    throw new GameError('out-of-range', 'range: lo must be less than hi');
  for (const { x } of samples) {
    const out = x.findIndex((value, k) => value < (lo[k % d] as number) || value > (hi[k % d] as number));
    if (out < 0) continue;
    const j = out % d;
    throw new GameError('out-of-range', `range: feature ${j + 1} is ${x[out]}, outside ${lo[j]} … ${hi[j]}`);
  }
}
