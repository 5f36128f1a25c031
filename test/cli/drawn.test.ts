import { expect, it } from 'vitest';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
const matrix = (...more: string[]) =>
  runWell(folder, [
    ...[
      'matrix',
      '--scenario',
      'moons',
      '--attacks',
      'none,corner',
      '--filters',
      'none,loss',
      '--format',
      'json',
    ],
    ...more,
  ]);

it('WELL-9 a table on drawn wells has other numbers, and does not go on from one of the published cut', async () => {
  const partial = ['--resume', 'both.jsonl'];
  const cut = JSON.parse((await matrix(...partial)).out);
  const mixed = await matrix(...partial, '--drawn');
  expect(mixed.code).not.toBe(0);
  expect(mixed.err).toContain('--fresh');
  const drawn = JSON.parse((await matrix('--drawn')).out);
  const [first, second] = [cut, drawn].map(({ cells }) =>
    cells.map(({ digest }: { digest: string }) => digest),
  );
  expect(first).toHaveLength(4);
  for (const digest of second) expect(first).not.toContain(digest);
});
