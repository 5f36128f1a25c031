import { describe, expect, it } from 'vitest';
import { makeMoons } from '../../engine/data/moons.ts';
import { createRandom } from '../../engine/random.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('moons', () => {
  it('DATA-5 puts noiseless samples on two half circles', () => {
    const { x, y, n } = makeMoons(core, 200, 0, createRandom(3));
    let least = 1;
    for (let i = 0; i < n; i++) {
      const side = y[i] === 0 ? 1 : -1;
      const cos = side * (x[2 * i] as number) + 0.5;
      const sin = side * (x[2 * i + 1] as number) + 0.25;
      expect(Math.abs(cos * cos + sin * sin - 1)).toBeLessThan(1e-6); // f32 keeps 7 digits
      expect(sin).toBeGreaterThan(-1e-6);
      least = Math.min(least, cos);
    }
    expect(least).toBeLessThan(-0.9); // both ends of the circle are met
  });

  it('DATA-5 is a function of the seed, half of each class, class 0 first', () => {
    const once = makeMoons(core, 100, 0.2, createRandom(5));
    expect(makeMoons(core, 100, 0.2, createRandom(5))).toEqual(once);
    expect(makeMoons(core, 100, 0.2, createRandom(6)).x).not.toEqual(once.x);
    expect([...once.y]).toEqual([...new Array(50).fill(0), ...new Array(50).fill(1)]);
  });
});
