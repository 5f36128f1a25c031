/** Cosine and sine of an angle. */
export interface CosineAndSine {
  readonly cos: number;
  readonly sin: number;
}

/**
 * Cosine and sine by their power series, with + − × ÷ alone, so that they are the same numbers on every engine.
 *
 * @param angle  radians, |angle| ≤ 2; the error is below 1e-14
 */
export function turnBy(angle: number): CosineAndSine {
  const square = angle * angle;
  let cos = 1;
  let sin = angle;
  let even = 1;
  let odd = angle;
  for (let k = 1; k <= 11; k++) {
    even *= -square / ((2 * k - 1) * (2 * k));
    odd *= -square / (2 * k * (2 * k + 1));
    cos += even;
    sin += odd;
  }
  return { cos, sin };
}
