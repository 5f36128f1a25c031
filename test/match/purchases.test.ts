import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRICES, type Purchase } from '../../engine/match/bought.ts';
import { HOST } from '../../engine/match/commands.ts';
import { evolve, replayLog } from '../../engine/match/evolve.ts';
import type { Match } from '../../engine/match/match.ts';
import { spentIn } from '../../engine/match/purchases.ts';
import { RULES } from '../../engine/match/rules.ts';
import { shareView, viewOfHost, viewOfSeat, viewOfWatcher } from '../../engine/match/view.ts';
import { attackCost, attackPoints, defenceCost } from '../../engine/round/costs.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { type Played, playMatch } from './match-player.ts';

const scenario = SCENARIOS.moons;
const extra = {
  ...{ connected: new Set<string>(), present: new Set<string>() },
  ...{ lagMillis: new Map<string, number>(), rules: RULES },
};

function preparing(): Played {
  const game = playMatch();
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  game.host('advance');
  return game;
}

let ids = 0;
const buy = (game: Played, by: string, purchase: Purchase, id = `buy-${ids++}`) =>
  game.send({ type: 'buy', id, by, bout: 'r1b1', purchase, at: game.now });
const audit = (row: number): Purchase => ({ kind: 'audit', row, poisoned: row % 2 === 0 });
const oracle = (n: number): Purchase => ({ kind: 'oracle', codes: `AAA${n}`, label: 1, score: 0.5 });
const training = (remove: number): Purchase => ({
  kind: 'training',
  plan: { filters: [{ id: 'loss', params: { remove } }] },
  accuracy: 0.9,
});
const flips = (rows: number): RecipePlan => ({
  attack: { id: 'flip-insert', params: {} },
  epsilon: rows / scenario.trainRows,
});
const others = (match: Match, buyer: string) => {
  const shared = shareView(match, extra);
  const rest = match.players.filter(({ id }) => id !== buyer);
  return JSON.stringify([
    viewOfWatcher(null, shared),
    viewOfHost(HOST, shared),
    ...rest.map((player) => viewOfSeat(player, shared)),
  ]);
};

const step = fc.oneof(
  fc.record({ do: fc.constant('buy' as const), what: fc.nat(6), n: fc.nat(3) }),
  fc.record({ do: fc.constant('plan' as const), rows: fc.nat(40), n: fc.nat(3) }),
);

describe('points for answers', () => {
  it('PLAN-41 answers and plans never come to more than the points, in whatever order, and bots spend what is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 12 }), (first, second) => {
        const game = preparing();
        const defences: DefencePlan[] = [
          { filters: [] },
          { filters: [{ id: 'loss', params: {} }] },
          { filters: [{ id: 'sphere', params: {} }], cap: 3 },
          { filters: [], cap: 2 },
        ];
        for (const each of first) {
          if (each.do === 'plan') game.attack('p1', flips(each.rows));
          else buy(game, 'p1', oracle(each.what));
        }
        if (game.match.phase === 'prepare') game.host('advance');
        game.deliver();
        for (const each of second) {
          if (each.do === 'plan') game.defend('p2', defences[each.n] as DefencePlan);
          else buy(game, 'p2', each.n === 0 ? training(each.what / 100) : audit(each.what));
        }
        if (game.match.phase === 'filter') game.host('advance');
        const { match } = game;
        if (match.phase !== 'train') throw new Error(`not in training but in ${match.phase}`);
        const [bout] = match.bouts;
        if (!bout) throw new Error('no bout');
        const attack = attackCost(scenario, bout.attack.plan) + spentIn(match, 'r1b1', 'attack');
        expect(attack).toBeLessThanOrEqual(attackPoints(scenario));
        const defence = defenceCost(scenario, bout.defend.plan) + spentIn(match, 'r1b1', 'defend');
        expect(defence).toBeLessThanOrEqual(scenario.defencePoints);
        expect(replayLog(game.log)).toEqual(match);
      }),
      { numRuns: 150 },
    );
  });

  it('PLAN-41 the last points buy one answer, and the same question costs nothing again', () => {
    const game = preparing();
    game.host('advance');
    game.deliver();
    for (const row of [1, 2, 3, 4]) expect(buy(game, 'p2', audit(row)).ok).toBe(true);
    expect(buy(game, 'p2', training(0.1))).toMatchObject({ ok: false, code: 'over-budget' });
    expect(buy(game, 'p2', audit(5)).ok).toBe(true);
    expect(spentIn(game.match, 'r1b1', 'defend')).toBe(scenario.defencePoints);
    expect(buy(game, 'p2', audit(6))).toMatchObject({ ok: false, code: 'over-budget' });
    expect(buy(game, 'p2', audit(5))).toEqual({ ok: true, events: [] });
    expect(game.defend('p2', { filters: [], cap: 3 })).toMatchObject({ ok: false, code: 'over-budget' });
    expect(game.defend('p2', { filters: [] }).ok).toBe(true);
    expect(PRICES).toEqual({ audit: 2, oracle: 2, training: 3 });
  });

  it('PLAN-42 answers are on the desk of the team that paid, and change no other view', () => {
    const game = preparing();
    const before = others(game.match, 'p1');
    expect(buy(game, 'p1', oracle(1)).ok).toBe(true);
    expect(others(game.match, 'p1')).toBe(before);
    const [rosa, blaise] = game.match.players as [Match['players'][number], Match['players'][number]];
    const attackView = viewOfSeat(rosa, shareView(game.match, extra));
    expect(attackView).toMatchObject({ attack: { spent: 2, bought: [oracle(1)] }, defend: null });
    game.host('advance');
    game.deliver();
    const later = others(game.match, 'p2');
    expect(buy(game, 'p2', audit(7)).ok).toBe(true);
    expect(buy(game, 'p2', training(0.1)).ok).toBe(true);
    expect(others(game.match, 'p2')).toBe(later);
    const defendView = viewOfSeat(blaise, shareView(game.match, extra));
    expect(defendView).toMatchObject({
      defend: { spent: 5, bought: [audit(7), training(0.1)] },
      attack: null,
    });
  });

  it('PLAN-41 another match in the same room begins with all points and no answers', () => {
    const game = preparing();
    expect(buy(game, 'p1', oracle(1)).ok).toBe(true);
    const begun = { type: 'match-begun-again', seed: 5, scenarios: ['moons'], rounds: 2 } as const;
    expect(evolve(game.match, { ...begun, at: game.now, command: null }).bought).toEqual([]);
  });

  it('PLAN-43 a question is refused to other sides, to strangers and in other phases', () => {
    const game = preparing();
    expect(buy(game, 'p1', audit(1))).toMatchObject({ ok: false, code: 'wrong-role' });
    expect(buy(game, 'p2', oracle(1))).toMatchObject({ ok: false, code: 'wrong-role' });
    expect(buy(game, 'p2', audit(1))).toMatchObject({ ok: false, code: 'wrong-phase' });
    expect(buy(game, 'p9', oracle(1))).toMatchObject({ ok: false, code: 'wrong-role' });
    const dear: Purchase = {
      ...training(0.1),
      plan: { filters: [{ id: 'loss', params: { remove: 9 } }] },
    } as Purchase;
    game.host('advance');
    expect(buy(game, 'p1', oracle(1))).toMatchObject({ ok: false, code: 'wrong-phase' });
    expect(buy(game, 'p2', audit(1))).toMatchObject({ ok: false, code: 'wrong-phase' });
    game.deliver();
    expect(buy(game, 'p2', dear)).toMatchObject({ ok: false, code: 'bad-parameters' });
  });
});
