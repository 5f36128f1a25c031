import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, in the order in which they start. A long file that starts last is waited for with the
 * other cores idle; files in browsers stand between files of arithmetic, because drawing pages of two at once is slow.
 */
const FIRST = [
  'test/scenarios/sweep.test.ts',
  'test/e2e/screens.test.ts',
  'test/scenarios/balance.test.ts',
  'test/e2e/teams.test.ts',
  'test/server/process.test.ts',
  'test/e2e/lessons.test.ts',
  'test/round/drawn-wells.test.ts',
  'test/e2e/hands.test.ts',
  'test/scenarios/scenarios.test.ts',
  'test/e2e/match.test.ts',
  'test/cli/rounds.test.ts',
  'test/e2e/connection.test.ts',
  'test/filters/digits.test.ts',
  'test/e2e/german.test.ts',
];

/**
 * Long files first, whichever project they are of; then as Vitest has it. Files that share their modules come last and
 * together: a worker keeps modules only for the next file of the same project.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const gone = FIRST.filter((path) => !existsSync(`${root}/${path}`));
    if (gone.length > 0) throw new Error(`test/support/sequencer.ts names files that are gone: ${gone}`);
    const rank = (file: TestSpecification) => {
      const at = FIRST.indexOf(relative(root, file.moduleId));
      return at >= 0 ? at : FIRST.length + (file.project.config.isolate ? 0 : 1);
    };
    const others = await super.sort(files);
    return others.toSorted((a, b) => rank(a) - rank(b));
  }
}
