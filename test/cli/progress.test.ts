import { expect, it } from 'vitest';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();

it('CLI-3 the bar of a round moves while a long attack forges its poison', async () => {
  const args = [
    '--scenario',
    'digits-4v9',
    '--attack',
    'min-max',
    '--attack-param',
    'steps=500',
    '--progress',
  ];
  const { code, err } = await runWell(folder, ['play', ...args]);
  expect(code).toBe(0);
  const shares = [...err.matchAll(/(\d+) % {2}forging poison/g)].map(([, percent]) => Number(percent));
  expect(new Set(shares).size).toBeGreaterThan(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});
