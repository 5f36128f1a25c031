import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPlay } from '../../instrument/balance/best-play.ts';
import { type Degenerate, type Finding, judge } from '../../instrument/balance/judgement.ts';
import { solveZeroSum } from '../../instrument/equilibrium.ts';
import { loadCliTexts } from '../../texts/cli-texts.ts';

const { words } = (await loadCliTexts('en')).balance;

/** A game from the attacker's advantages, and which of its entries were asked for. */
function gameOf(attacks: readonly string[], filters: readonly string[], advantage: number[][]) {
  const asked = new Set<string>();
  return {
    attacks,
    filters,
    advantage: (attack: string, filter: string) => {
      asked.add(`${attack} ${filter}`);
      return advantage[attacks.indexOf(attack)]?.[filters.indexOf(filter)] as number;
    },
    asked,
  };
}

const attacks = ['rock', 'paper', 'scissors', 'idle'];
const filters = ['stone', 'sheet', 'shears', 'none'];
const idle: Degenerate[] = [{ id: 'nothing', name: 'idle' }];
const none: Degenerate[] = [{ id: 'nothing', name: 'none' }];
const fair = [
  [50, 20, 80, 60],
  [80, 50, 20, 60],
  [20, 80, 50, 60],
  [10, 10, 10, 10],
];
const failing = (advantage: number[][]) =>
  judge(gameOf(attacks, filters, advantage), idle, none)
    .findings.filter(({ holds }) => !holds)
    .map((finding) => words.demand(finding));

describe('the judgement of a scenario', () => {
  it('CLI-40 a game with three answers on each side passes, at its value', () => {
    const { value, attackMix, defenceMix, findings } = judge(gameOf(attacks, filters, fair), idle, none);
    expect(value).toBeCloseTo(50, 6);
    expect(attackMix).toHaveLength(3);
    for (const { share } of [...attackMix, ...defenceMix]) expect(share).toBeCloseTo(1 / 3, 6);
    expect(findings.every(({ holds }) => holds)).toBe(true);
    expect(words.detail(findings[0] as Finding)).toBe(
      'attack: do nothing loses 40.0; defence: do nothing loses 10.0',
    );
  });

  it('CLI-40 a degenerate plan that gets more than the value is named', () => {
    const idlePays = fair.map((line, i) => (i === 3 ? [55, 55, 55, 55] : line));
    expect(failing(idlePays)).toEqual(['no thoughtless plan beats the value of the game']);
    const nonePays = fair.map((line) => line.map((entry, j) => (j === 3 ? 40 : entry)));
    expect(failing(nonePays)).toEqual(['no thoughtless plan beats the value of the game']);
  });

  it('CLI-40 an attack or a filter that is best against all fails, and so does a game that is not even', () => {
    const rockAlways = [[90, 90, 90, 90], ...fair.slice(1)];
    expect(failing(rockAlways)).toEqual([
      'no attack is best against every defence',
      'value between 35 and 65',
      'both sides mix 3 recipes or more',
    ]);
    const stoneAlways = fair.map((line, i) => (i < 3 ? [10, ...line.slice(1)] : line));
    expect(failing(stoneAlways)).toContain('no defence is best against every attack');
  });

  it('CLI-40 another strength of a recipe is no other recipe', () => {
    const strengths = ['stone', 'stone:remove=0.1', 'stone:remove=0.2', 'none'];
    const { findings } = judge(gameOf(attacks, strengths, fair), idle, none);
    expect(findings.at(-1)).toMatchObject({ holds: false, demand: 'mixed', attack: 3, defence: 1 });
    expect(findings.filter(({ holds, kind }) => !holds && kind === 'rule')).toEqual([]);
  });

  it('CLI-40 best play is that of the whole table, though not all of it is played', () => {
    const names = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}${i}`);
    const games = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 })).chain(([n, m]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: m, maxLength: m }), {
        minLength: n,
        maxLength: n,
      }),
    );
    let [asked, all] = [0, 0];
    fc.assert(
      fc.property(games, (payoff) => {
        const game = gameOf(names('a', payoff.length), names('f', payoff[0]?.length ?? 0), payoff);
        const { value, attackMix, defenceMix } = bestPlay(game);
        asked += game.asked.size;
        all += payoff.length * game.filters.length;
        expect(value).toBeCloseTo(solveZeroSum(payoff).value, 4);
        const against = (mix: typeof attackMix, of: (name: string) => number) =>
          mix.reduce((sum, { name, share }) => sum + share * of(name), 0);
        for (const attack of game.attacks) {
          expect(against(defenceMix, (filter) => game.advantage(attack, filter))).toBeLessThan(value + 1e-3);
        }
        for (const filter of game.filters) {
          expect(against(attackMix, (attack) => game.advantage(attack, filter))).toBeGreaterThan(
            value - 1e-3,
          );
        }
      }),
    );
    expect(asked).toBeLessThan(0.9 * all);
  });

  it('CLI-40 plans that are likely to be played save rounds and change nothing', () => {
    const size = 12;
    const names = (kind: string) => Array.from({ length: size }, (_, i) => `${kind}${i}`);
    // Three of each side go round in a circle; every other plan is worse than all of those.
    const payoff = names('a').map((_, i) =>
      names('f').map((_, j) => (i < 3 && j < 3 ? ([50, 20, 80][(j - i + 3) % 3] as number) : i < 3 ? 90 : 5)),
    );
    const cold = gameOf(
      names('a').reverse(),
      names('f').reverse(),
      payoff.map((line) => line.toReversed()).reverse(),
    );
    const warm = gameOf(cold.attacks, cold.filters, payoff.map((line) => line.toReversed()).reverse());
    const from = judge(cold, [], []);
    const same = judge(warm, [], [], ['a0', 'a1', 'a2', 'f0', 'f1', 'f2']);
    expect(same.value).toBeCloseTo(from.value, 6);
    expect(warm.asked.size).toBeLessThan(cold.asked.size);
    expect(warm.asked.size).toBeLessThan((size * size) / 2);
  });
});
