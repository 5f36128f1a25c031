import { type F32Address, type F64Address, NOWHERE, skip64 } from './addresses.ts';
import { checkLength, checkSamples, outOfRange } from './checks.ts';
import { LINEAR_LOSSES, type LinearLoss } from './contracts/linear.ts';
import { type DenseDesign, type Design, passOnce } from './designs.ts';
import { checkTwoClasses, type Labelled, putSigns } from './labelled.ts';
import { type Memory, padded } from './memory.ts';
import type { Samples } from './samples.ts';

/** Features, and the row length in the core's memory. */
type Widths = Pick<Design, 'd' | 'ld'>;

/** What the kernels call the loss. */
export function kindOf(loss: LinearLoss): number {
  const kind = LINEAR_LOSSES.indexOf(loss);
  if (kind < 0) outOfRange(`loss is ${String(loss)}, must be one of ${LINEAR_LOSSES.join(', ')}`);
  return kind;
}

/** f64[d + 1] as f64[ld + 1] in the core's memory: weights, zeros, bias. */
export function putWeights(
  memory: Memory,
  name: string,
  weights: Float64Array,
  { d, ld }: Widths,
): F64Address {
  checkLength(name, weights, d + 1);
  const before = memory.putF64(name, weights);
  if (d === ld) return before;
  const address = memory.reserveF64(ld + 1);
  const to = memory.viewF64(address, ld + 1);
  to.fill(0);
  to.set(memory.viewF64(before, d));
  to[ld] = weights[d] as number;
  return address;
}

/** The reverse of `putWeights`: a fresh f64[d + 1]. */
export function takeWeights(memory: Memory, address: F64Address, { d, ld }: Widths): Float64Array {
  const from = memory.viewF64(address, ld + 1);
  const weights = new Float64Array(d + 1);
  weights.set(from.subarray(0, d));
  weights[d] = from[ld] as number;
  return weights;
}

/** Loss and gradient at `weights` with one reading of dense rows. */
export function linearGradient(
  memory: Memory,
  { loss: kind, weights }: { readonly loss: LinearLoss; readonly weights: Float64Array },
  data: Samples,
  l2: number,
): { loss: number; gradient: Float64Array } {
  checkTwoClasses(data.classes);
  checkSamples('data', data);
  const { n, d } = data;
  const shape = { d, ld: padded(d) };
  const y = putSigns(memory, data.y);
  const w = putWeights(memory, 'weights', weights, shape);
  const gradient = memory.reserveF64(shape.ld + 1);
  const loss = passOnce(
    memory,
    'data.x',
    kindOf(kind),
    { rows: n, cols: d, values: data.x },
    y,
    w,
    gradient,
    l2,
  );
  return { loss, gradient: takeWeights(memory, gradient, shape) };
}

/** Losses, gradients in the scores, or square roots of the curvatures in them, at a linear model: addresses of f32[n]. */
export function termsOf(memory: Memory, kind: number, { x, y }: Labelled, w: F64Address) {
  const scores = memory.reserveF32(x.n);
  x.products(w, scores);
  const fill = (part: 'loss' | 'gradient' | 'curvature') => {
    const out = memory.reserveF32(x.n);
    const at = (name: string) => (part === name ? out : NOWHERE);
    memory.kernels.linearTerms(kind, scores, y, NOWHERE, x.n, at('loss'), at('gradient'), at('curvature'));
    return out;
  };
  return {
    losses: () => fill('loss'),
    gradients: () => fill('gradient'),
    curvatures: () => fill('curvature'),
  };
}

/** out = (H + damping I) v for the Hessian of the mean loss + ridge. */
export function hessianOperator(
  memory: Memory,
  x: DenseDesign,
  curvatures: F32Address,
  l2: number,
  damping: number,
) {
  const { kernels } = memory;
  return (v: F64Address, out: F64Address): void => {
    x.normalProduct(curvatures, v, 0, out);
    kernels.rescale(1 / x.n, out, x.ld + 1);
    kernels.axpy(l2 + damping, v, out, x.ld);
    if (damping > 0) kernels.axpy(damping, skip64(v, x.ld), skip64(out, x.ld), 1);
  };
}
