import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import type { Samples } from './samples.ts';

/**
 * Two interleaved half circles of radius 1 with Gaussian noise, centred at the origin:
 *
 *     class 0: (cos t − ½, sin t − ¼)      class 1: (½ − cos t, ¼ − sin t)      t uniform in [0, π]
 *
 * Half of the rows are class 0 and come first. The angle is drawn without a sine: a uniform point of
 * the half disc, scaled to length 1, so the numbers are the same on every engine.
 *
 * @param n      rows, even
 * @param noise  standard deviation of the noise on each coordinate, in units of the radius
 */
export function makeMoons(core: Core, n: number, noise: number, random: Random): Samples {
  const normals = core.normals(random.fork('noise').seed(), n * 2);
  const x = new Float32Array(n * 2);
  const y = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const label = i < n / 2 ? 0 : 1;
    const side = label === 0 ? 1 : -1;
    const [cos, sin] = halfCircle(random);
    x[2 * i] = side * (cos - 0.5) + noise * (normals[2 * i] as number);
    x[2 * i + 1] = side * (sin - 0.25) + noise * (normals[2 * i + 1] as number);
    y[i] = label;
  }
  return { n, d: 2, classes: 2, x, y };
}

/** A uniform point of the upper half of the unit circle. */
function halfCircle(random: Random): [number, number] {
  for (;;) {
    const a = 2 * random.uniform() - 1;
    const b = random.uniform();
    const square = a * a + b * b;
    if (square > 1 || square < 1e-6) continue; // near the centre the direction has too few digits
    const length = Math.sqrt(square);
    return [a / length, b / length];
  }
}
