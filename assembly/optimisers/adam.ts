/**
 * One step of Adam (Kingma & Ba 2015, the form at the end of their section 2).
 *
 * @param w      f32[count], updated; count a multiple of 4.
 * @param grad   f32[count], read.
 * @param first  f32[count], mean of the gradients, updated.
 * @param second f32[count], mean of their squares, updated.
 * @param rate   Learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ).
 * @param eps    ε · √(1 − β₂ᵗ).
 */
export function adamStep(
  w: usize,
  grad: usize,
  first: usize,
  second: usize,
  count: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  eps: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const n1 = f32x4.splat(<f32>(1 - <f64>beta1));
  const n2 = f32x4.splat(<f32>(1 - <f64>beta2));
  const step = f32x4.splat(rate);
  const floor = f32x4.splat(eps);
  if (count <= 0) return;
  const end = (<usize>count) << 2;
  let at: usize = 0;
  // With the test at the loop's end compilers make the constants once, not at each step.
  do {
    const g = v128.load(grad + at);
    const m = f32x4.add(f32x4.mul(b1, v128.load(first + at)), f32x4.mul(n1, g));
    const v = f32x4.add(f32x4.mul(b2, v128.load(second + at)), f32x4.mul(n2, f32x4.mul(g, g)));
    v128.store(first + at, m);
    v128.store(second + at, v);
    const move = f32x4.div(f32x4.mul(step, m), f32x4.add(f32x4.sqrt(v), floor));
    v128.store(w + at, f32x4.sub(v128.load(w + at), move));
    at += 16;
  } while (at < end);
}
