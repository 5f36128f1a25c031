import { describe, expect, it } from 'vitest';
import { judge } from '../../engine/round/tables/judgement.ts';
import type { Cell } from '../../engine/round/tables/table.ts';

/** A table from red's advantages: the one number that the judgement reads. */
function tableOf(attacks: readonly string[], filters: readonly string[], advantage: number[][]) {
  const cells = attacks.flatMap((attack, i) =>
    filters.map((filter, j): Cell => {
      const red = advantage[i]?.[j] as number;
      return {
        attack,
        filter,
        seed: 1,
        error: 0,
        cleanError: 0,
        unfilteredError: 0,
        poisonRows: 1,
        removedRows: 0,
        relabelledRows: 0,
        hitShare: null,
        attackSuccess: null,
        precision: 0,
        recall: 0,
        fpr: 0,
        mcc: 0,
        auc: null,
        utility: 1,
        impact: 0,
        outage: false,
        redScore: red,
        blueScore: 100 - red, // so that 50 + (red − blue) / 2 is `red`
        forgeMillis: 0,
        filterMillis: 0,
        trainMillis: 0,
        digest: '',
      };
    }),
  );
  return { attacks: [...attacks], filters: [...filters], cells };
}

const attacks = ['rock', 'paper', 'scissors', 'idle'];
const filters = ['stone', 'sheet', 'shears', 'none'];
const idle = [{ label: 'do nothing', name: 'idle' }];
const none = [{ label: 'do nothing', name: 'none' }];
const fair = [
  [50, 20, 80, 60],
  [80, 50, 20, 60],
  [20, 80, 50, 60],
  [10, 10, 10, 10],
];
const failing = (advantage: number[][]) =>
  judge(tableOf(attacks, filters, advantage), idle, none)
    .findings.filter(({ holds }) => !holds)
    .map(({ demand }) => demand);

describe('the judgement of a scenario', () => {
  it('CLI-40 a game with three answers on each side passes, at its value', () => {
    const { value, red, blue, findings } = judge(tableOf(attacks, filters, fair), idle, none);
    expect(value).toBeCloseTo(50, 6);
    expect(red).toHaveLength(3);
    for (const { share } of [...red, ...blue]) expect(share).toBeCloseTo(1 / 3, 6);
    expect(findings.every(({ holds }) => holds)).toBe(true);
    expect(findings[0]?.detail).toBe('red: do nothing loses 40.0; blue: do nothing loses 10.0');
  });

  it('CLI-40 a degenerate plan that gets more than the value is named', () => {
    const idlePays = fair.map((line, i) => (i === 3 ? [55, 55, 55, 55] : line));
    expect(failing(idlePays)).toEqual(['no degenerate plan beats par']);
    const nonePays = fair.map((line) => line.map((entry, j) => (j === 3 ? 40 : entry)));
    expect(failing(nonePays)).toEqual(['no degenerate plan beats par']);
  });

  it('CLI-40 an attack or a filter that is best against all fails, and so does a game that is not even', () => {
    const rockAlways = [[90, 90, 90, 90], ...fair.slice(1)];
    expect(failing(rockAlways)).toEqual([
      'no attack is best against every defence',
      'value between 35 and 65',
      'both sides mix 3 plans or more',
    ]);
    const stoneAlways = fair.map((line, i) => (i < 3 ? [10, ...line.slice(1)] : line));
    expect(failing(stoneAlways)).toContain('no defence is best against every attack');
  });
});
