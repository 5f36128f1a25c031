/**
 * One step of stochastic gradient descent with momentum (Polyak 1964): v ← β v + g, w ← w − rate · v.
 *
 * @param w        f32[count], updated; count a multiple of 4.
 * @param grad     f32[count], read.
 * @param velocity f32[count], updated.
 */
export function momentumStep(w: usize, grad: usize, velocity: usize, count: i32, rate: f32, beta: f32): void {
  const step = f32x4.splat(rate);
  const keep = f32x4.splat(beta);
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const v = f32x4.add(f32x4.mul(keep, v128.load(velocity + at)), v128.load(grad + at));
    v128.store(velocity + at, v);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(step, v)));
  }
}
