import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attackPoints } from '../../engine/round/costs.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
/** Rows that the whole budget buys. */
const MOST = attackPoints(SCENARIOS['fog-32']);
const crafting = ['craft', '--scenario', 'fog-32', '--attack'];

describe('well craft', () => {
  it.each(['svm', 'csv', 'npz'])(
    'CLI-61 writes poison that well evaluate reads, to the same errors: .%s',
    async (form) => {
      const files = ['--out', `p.${form}`, '--clean', `c.${form}`, '--test', `t.${form}`];
      const made = await runWell(folder, [...crafting, 'gradient-ascent', ...files, '--json']);
      expect(made.err).toBe('');
      const { rows } = JSON.parse(made.out);
      expect(rows).toEqual({ clean: 1000, inserted: MOST, flipped: 0, mutated: 0 });
      const data = ['--train', `c.${form}`, '--poison', `p.${form}`, '--test', `t.${form}`];
      const { out } = await runWell(folder, ['evaluate', ...data, '--lambda', '0.05', '--json']);
      const round = await runWell(folder, [
        'play',
        '--scenario',
        'fog-32',
        '--attack',
        'gradient-ascent',
        '--json',
      ]);
      const [found, played] = [JSON.parse(out), JSON.parse(round.out)];
      // The same rows in another order: the fits agree to their tolerance, the counts of errors exactly.
      expect(found.error.test).toBeCloseTo(played.error, 12);
      expect(found.rows).toMatchObject({ train: 1000, poison: MOST, test: 1000 });
    },
  );

  it('CLI-61 flips go out under their new labels, and --clean leaves their rows out', async () => {
    const files = ['--out', 'flips.csv', '--clean', 'rest.csv', '--stream', 'all.csv'];
    const { out } = await runWell(folder, [...crafting, 'random-flip', '--epsilon', '0.01', ...files]);
    expect(out).toContain('flips.csv: 10 flipped rows of random-flip');
    const lines = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(1);
    expect([...lines('flips.csv'), ...lines('rest.csv')].sort()).toEqual(lines('all.csv').sort());
    expect(lines('rest.csv')).toHaveLength(990);
  });

  it('CLI-61 refuses what makes no poison, parameters that do nothing, and files it cannot name', async () => {
    const none = await runWell(folder, [...crafting, 'none', '--out', 'p.svm']);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('makes no poison')]);
    const idle = [
      'craft',
      '--scenario',
      'spam',
      '--attack',
      'target-flip',
      '--param',
      'spread=0.1',
      '--out',
      'p.svm',
    ];
    const { code, err } = await runWell(folder, idle);
    expect([code, err]).toEqual([2, expect.stringContaining('spread does nothing on spam')]);
    const ending = await runWell(folder, [...crafting, 'random-flip', '--out', 'p.xlsx']);
    expect([ending.code, ending.err]).toEqual([2, expect.stringContaining('.svm, .csv or .npz')]);
  });
});
