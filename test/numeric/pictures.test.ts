import { expect, it } from 'vitest';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const SIDE = 6;
const GRID = 3;
const codes = Uint8Array.from({ length: SIDE * SIDE }, (_, k) => (k * k * 7) % 256);
const STILL = [(SIDE - 1) / 2, (SIDE - 1) / 2, 1, 1, 1, 0, 0, 1];

it('a picture that is not moved keeps its greys, raised to their power', async () => {
  const core = await testCore();
  const nets = new Float32Array(2 * GRID * GRID);
  const same = core.warpPictures(codes, SIDE, {
    powers: Float64Array.of(2),
    maps: Float64Array.from(STILL),
    grid: GRID,
    nets,
  });
  const wanted = Float32Array.from(codes, (code) => (code / 255) ** 2);
  same.forEach((grey, k) => {
    expect(Math.abs(grey - (wanted[k] as number))).toBeLessThan(1e-6); // f32, and exp of a logarithm
  });
});

it('every pixel is taken from its place under the map and the net, linear in between, black outside', async () => {
  const core = await testCore();
  const map = [2.9, 2.2, 1.2, 0.8, Math.cos(0.3), Math.sin(0.3), 0.15, 0.7];
  const nets = Float32Array.from(core.normals(4, 2 * GRID * GRID));
  const changed = core.warpPictures(codes, SIDE, {
    powers: Float64Array.of(1),
    maps: Float64Array.from(map),
    grid: GRID,
    nets,
  });
  const [right, down, wide, high, cos, sin, slant, displacement] = map as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  const tent = (at: number, node: number) => Math.max(0, 1 - Math.abs(at - node));
  const netAt = (row: number, column: number, axis: number) => {
    const [v, u] = [(row * (GRID - 1)) / (SIDE - 1), (column * (GRID - 1)) / (SIDE - 1)];
    let sum = 0;
    for (let a = 0; a < GRID; a++)
      for (let b = 0; b < GRID; b++)
        sum += tent(v, a) * tent(u, b) * (nets[2 * (a * GRID + b) + axis] as number);
    return displacement * sum;
  };
  changed.forEach((grey, k) => {
    const [row, column] = [Math.floor(k / SIDE), k % SIDE];
    const [dx, dy] = [column - (SIDE - 1) / 2, row - (SIDE - 1) / 2];
    const x = right + wide * (cos * dx - sin * dy + slant * dy) + netAt(row, column, 0);
    const y = down + high * (sin * dx + cos * dy) + netAt(row, column, 1);
    let wanted = 0;
    codes.forEach((code, at) => {
      wanted += (code / 255) * tent(y, Math.floor(at / SIDE)) * tent(x, at % SIDE);
    });
    expect(Math.abs(grey - wanted)).toBeLessThan(1e-6);
  });
});

it('pictures that do not go with their maps are refused', async () => {
  const core = await testCore();
  const warp = {
    powers: new Float64Array(2),
    maps: new Float64Array(16),
    grid: GRID,
    nets: new Float32Array(36),
  };
  expect(refused(() => core.warpPictures(codes, SIDE, warp)).code).toBe('bad-shape');
});
