import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/sequencer.ts';

const core = fileURLToPath(new URL('./build/core.js', import.meta.url));

/** Folders of `test/` whose files start nothing, and change nothing that others see. */
const PURE = [
  'assembly',
  'attacks',
  'contracts',
  'data',
  'defences',
  'extractor',
  'filters',
  'instrument',
  'lessons',
  'match',
  'numeric',
  'project',
  'round',
  'scenarios',
  'texts',
  'tools',
  'victims',
];

const WITHOUT_BROWSER = {
  setupFiles: ['test/support/fixed-seeds.ts'],
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

export default defineConfig({
  resolve: { alias: { '#core': core } },
  test: {
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 20_000 } }, // a busy machine takes more than a second to draw a page
    maxWorkers: 2, // as many as the smallest machine that runs them has cores
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE.map((folder) => `test/${folder}/**/*.test.ts`),
          isolate: false, // files of one worker share its modules, which are loaded once
          ...WITHOUT_BROWSER,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', ...PURE.map((folder) => `test/${folder}/**`)],
          ...WITHOUT_BROWSER,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
