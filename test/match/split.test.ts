import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Purchase } from '../../engine/match/bought.ts';
import type { Decision } from '../../engine/match/commands.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { spentBy } from '../../engine/match/purchases.ts';
import { RULES } from '../../engine/match/rules.ts';
import { shareView, viewOfSeat } from '../../engine/match/view.ts';
import { attackCost, attackPoints } from '../../engine/round/costs.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { partCost } from '../../engine/round/split-plans.ts';
import { created, type Played, playMatch } from './match-player.ts';

const scenario = SCENARIOS.moons;
const POINTS = attackPoints(scenario);
const code = (decision: Decision) => (decision.ok ? 'ok' : decision.code);
const flips = (rows: number): RecipePlan => ({
  attack: { id: 'far-flip', params: {} },
  epsilon: rows / scenario.trainRows,
});
const oracle = (n: number): Purchase => ({ kind: 'oracle', codes: `AAA${n}`, label: 1, score: 0.5 });

/** A team of three, p1 (its captain), p3 and p5, against one of two. */
function preparing(): Played {
  const game = playMatch({ ...created, format: 'wells', rounds: 3 });
  for (const name of ['Ann', 'Ben', 'Cleo', 'Dora', 'Eve']) game.join(name);
  game.host('start');
  game.host('advance');
  return game;
}
function deskOf(game: Played) {
  if (game.match.phase !== 'prepare') throw new Error('not in prepare');
  const desk = game.match.desks.find(({ team }) => team === 't1');
  if (!desk) throw new Error('no desk');
  return desk;
}
const sharesOf = (game: Played) => deskOf(game).shares?.map(({ points }) => points);

const step = fc.oneof(
  fc.record({ do: fc.constant('draft' as const), who: fc.nat(2), rows: fc.nat(30) }),
  fc.record({ do: fc.constant('buy' as const), who: fc.nat(2), n: fc.nat(9) }),
  fc.record({ do: fc.constant('even' as const) }),
  fc.record({ do: fc.constant('together' as const) }),
  fc.record({ do: fc.constant('shares' as const), points: fc.array(fc.nat(POINTS), { maxLength: 3 }) }),
  fc.record({ do: fc.constant('leave' as const), who: fc.constantFrom(1, 2) }),
);

describe('points that a team splits', () => {
  it('MATCH-60 no sequence of commands overspends a share, or the points of all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const game = preparing();
        const seats = ['p1', 'p3', 'p5'];
        for (const each of steps) {
          const by = 'who' in each ? (seats[each.who] as string) : 'p1';
          if (each.do === 'draft') game.draft(by, flips(each.rows));
          if (each.do === 'buy') game.buy(by, 'r1b1', oracle(each.n));
          if (each.do === 'even') game.split('p1', 'even');
          if (each.do === 'together') game.split('p1', 'together');
          if (each.do === 'shares')
            game.split(
              'p1',
              each.points.map((points, i) => ({ player: seats[i] as string, points })),
            );
          if (each.do === 'leave')
            game.send({ type: 'leave', id: `leave-${by}-${each.who}`, by, at: game.now });
          if (game.match.phase !== 'prepare') throw new Error('the phase is over');
          const { match } = game;
          const { draft, shares } = deskOf(game);
          const spent = (seat: string) => spentBy(match, 't1', seat);
          const all = seats.reduce((sum, seat) => sum + spent(seat), 0);
          expect((draft ? attackCost(scenario, draft.plan) : 0) + all).toBeLessThanOrEqual(POINTS);
          expect((shares ?? []).reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(POINTS);
          for (const { player, points } of shares ?? [])
            expect(spent(player) + partCost(scenario, draft?.plan ?? null, player)).toBeLessThanOrEqual(
              points,
            );
        }
        expect(replayLog(game.log)).toEqual(game.match);
      }),
      { seed: 50, numRuns: 150 },
    );
  });

  it('MATCH-61 the captain splits them, evenly or as the captain likes, among those who play the round', () => {
    const game = preparing();
    expect(code(game.split('p3', 'even'))).toBe('captain-needed');
    expect(code(game.split('p1', 'even'))).toBe('ok');
    expect(sharesOf(game)).toEqual([1, 2, 3].map(() => Math.floor(POINTS / 3)));
    const one = (player: string, points: number) => ({ player, points });
    expect(code(game.split('p1', [one('p1', POINTS - 2), one('p3', 2)]))).toBe('ok');
    expect(code(game.split('p1', [one('p1', POINTS), one('p3', 1)]))).toBe('over-budget');
    expect(code(game.split('p1', [one('p2', 1)]))).toBe('unknown-name');
    expect(code(game.split('p1', [one('p1', 1), one('p1', 1)]))).toBe('bad-payload');
    expect(code(game.draft('p5', flips(1)))).toBe('over-budget');
    expect(code(game.draft('p3', flips(2)))).toBe('ok');
    expect(code(game.split('p1', [one('p1', 1), one('p3', 1)]))).toBe('over-budget');
    expect(game.split('p1', 'together')).toMatchObject({ ok: true });
    expect(deskOf(game)).toMatchObject({ shares: null, draft: { plan: flips(2), by: 'p3' } });
  });

  it('MATCH-62 a member changes the own part alone, and answers are paid from the own share', () => {
    const game = preparing();
    game.draft('p3', flips(POINTS));
    game.split('p1', 'even');
    const each = Math.floor(POINTS / 3);
    expect(deskOf(game).draft?.plan).toEqual({ parts: [{ by: 'p3', plan: flips(each) }] });
    game.draft('p1', flips(3));
    game.draft('p3', flips(2));
    expect(deskOf(game).draft?.plan).toEqual({
      parts: [
        { by: 'p3', plan: flips(2) },
        { by: 'p1', plan: flips(3) },
      ],
    });
    for (let n = 0; n < Math.floor((each - 3) / 2); n++)
      expect(code(game.buy('p1', 'r1b1', oracle(n)))).toBe('ok');
    expect(code(game.buy('p1', 'r1b1', oracle(99)))).toBe('over-budget');
    expect(code(game.buy('p5', 'r1b1', oracle(99)))).toBe('ok');
    const seat = game.match.players.find(({ id }) => id === 'p5');
    const present = game.present();
    const extra = { connected: present, present, streamReady: new Set<string>(), lagMillis: new Map() };
    const shared = shareView(game.match, { ...extra, rules: RULES });
    const view = seat && viewOfSeat(seat, shared);
    if (view?.role !== 'player') throw new Error('no view of a seat');
    expect(view.attack?.shares?.[2]).toEqual({ player: 'p5', points: each, spent: 2 });
    const other = game.match.players.find(({ id }) => id === 'p2');
    expect(JSON.stringify(other && viewOfSeat(other, shared))).not.toContain('far-flip');
  });

  it('MATCH-34 the captain is asked once about a member who has made no part', () => {
    const game = preparing();
    game.split('p1', 'even');
    game.draft('p1', flips(2));
    game.draft('p5', flips(1));
    const missing = { code: 'sure-needed', detail: 'part-missing' };
    expect(game.commit('p1', 'attack', false)).toMatchObject(missing);
    expect(code(game.ready('p1', 'attack', true, false))).toBe('ok');
    game.send({ type: 'leave', id: 'leave-p3', by: 'p3', at: game.now });
    expect(code(game.commit('p1', 'attack', false))).toBe('ok');
  });

  it('MATCH-63 the record says who made which part, also of one who has left', () => {
    const game = preparing();
    game.split('p1', 'even');
    game.draft('p1', flips(1));
    game.draft('p5', flips(2));
    game.send({ type: 'leave', id: 'leave-p5', by: 'p5', at: game.now });
    expect(code(game.commit('p1'))).toBe('ok');
    expect(deskOf(game).handed).toMatchObject({ members: ['Ann', 'Eve'], how: 'captain' });
    expect(code(game.split('p1', 'even'))).toBe('already-committed');
  });
});
