import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherGuesses } from '../../engine/match/decide-guesses.ts';
import type { MatchEvent } from '../../engine/match/events.ts';
import { exportOf } from '../../engine/match/export.ts';
import { guesserStandings, scoreGuess } from '../../engine/match/guesses.ts';
import { RULES, type Rules } from '../../engine/match/rules.ts';
import { shareView, viewOfSeat, viewOfWatcher } from '../../engine/match/view.ts';
import { created, type Played, playMatch } from './match-player.ts';

const ANNA = `w-${'a'.repeat(16)}`;
const BEN = `w-${'b'.repeat(16)}`;

const guess = (game: Played, by: string, team = 't1', accuracy = 0.8, round = 1) =>
  game.send({ type: 'guess', id: 'guess-command', by, round, team, accuracy, at: game.now });

function begun(rules: Rules = RULES) {
  const game = playMatch(created, rules);
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  return game;
}

/** Plays the round to its reveal. */
function finish(game: Played, attackScore = 60, defenceScore = 40) {
  while (game.match.phase !== 'train') game.host('advance');
  game.trained(attackScore, defenceScore);
  game.host('advance');
  expect(game.match.phase).toBe('reveal');
}

const shared = (game: Played) =>
  shareView(game.match, {
    connected: new Set(),
    present: game.present(),
    lagMillis: new Map(),
    rules: RULES,
  });
const seat = (game: Played, id: string) => {
  const player = game.match.players.find((each) => each.id === id);
  if (!player) throw new Error(`no ${id}`);
  return viewOfSeat(player, shared(game));
};

describe('guesses of those who do not play', () => {
  it('MATCH-50 are taken of watchers and latecomers from the briefing until the training begins', () => {
    const game = begun();
    expect(guess(game, ANNA)).toMatchObject({ ok: true, events: [{ type: 'guesses-made' }] });
    expect(guess(game, ANNA, 't1', 0.8, 2)).toMatchObject({ code: 'wrong-phase' });
    game.host('advance');
    game.join('Late');
    expect(guess(game, 'p3')).toMatchObject({ ok: true, events: [{}] });
    for (const by of ['p1', 'host', 'host-1', 'p9', 'w-forged'])
      expect(guess(game, by)).toMatchObject({ code: 'wrong-role' });
    expect(guess(game, BEN, 't9')).toMatchObject({ code: 'unknown-name' });
    game.host('advance');
    game.host('advance');
    expect(game.match.phase).toBe('train');
    expect(guess(game, BEN)).toMatchObject({ ok: false, code: 'guess-late' });
  });

  it('MATCH-51 are one a round and stay, and a match takes so many guessers and no more', () => {
    const game = begun({ ...RULES, maxGuessers: 1 });
    guess(game, ANNA, 't1', 0.801);
    expect(guess(game, ANNA, 't1', 0.8)).toEqual({ ok: true, events: [] });
    expect(guess(game, ANNA, 't2', 0.8)).toMatchObject({ ok: false, code: 'guess-made' });
    expect(guess(game, BEN)).toMatchObject({ ok: false, code: 'guesses-full' });
    finish(game);
    game.host('advance');
    expect(guess(game, ANNA, 't2', 0.7, 2)).toMatchObject({ ok: true, events: [{}] });
  });

  it('MATCH-52 are worth what the named team leaves behind, and what the accuracy is off', () => {
    const outcome = (points: number[]) => ({
      accuracy: 0.8,
      points: new Map(points.map((each, i) => [`t${i + 1}`, each])),
    });
    const worth = (points: number[], team: string, accuracy = 0.8) =>
      scoreGuess({ team, accuracy }, outcome(points));
    expect(worth([60, 40], 't1')).toEqual({ teamPoints: 50, accuracyPoints: 50 });
    expect(worth([60, 40], 't2').teamPoints).toBe(0);
    expect(worth([50, 50], 't2').teamPoints).toBe(25);
    expect(worth([30, 20, 20, 10, 5], 't2').teamPoints).toBe(50 * (2.5 / 4));
    expect(worth([60, 40], 't1', 0.7).accuracyPoints).toBeCloseTo(40, 10); // 0.8 − 0.7 is rounded in binary
    expect(worth([60, 40], 't1', 0).accuracyPoints).toBe(-30);
  });

  it('MATCH-52 give nobody a reason to say anything but what they believe', () => {
    const rate = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    const points = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 3 });
    const belief = fc.array(fc.record({ accuracy: rate, points }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(belief, rate, (likely, other) => {
        const outcomes = likely.map((each) => ({
          accuracy: each.accuracy,
          points: new Map(each.points.map((value, i) => [`t${i + 1}`, value])),
        }));
        const expected = (team: string, accuracy: number) =>
          outcomes
            .map((outcome) => scoreGuess({ team, accuracy }, outcome))
            .reduce((sum, { teamPoints, accuracyPoints }) => sum + teamPoints + accuracyPoints, 0);
        const median = [...likely.map(({ accuracy }) => accuracy)].sort((a, b) => a - b)[2] as number;
        // Sums of five numbers near 50 are rounded at the 14th digit.
        expect(expected('t1', median)).toBeGreaterThanOrEqual(expected('t1', other) - 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('MATCH-53 are ranked in one total order, apart from the teams, and change nothing else', () => {
    const [game, without] = [begun(), begun()];
    guess(game, BEN, 't2', 0.8);
    guess(game, ANNA, 't1', 0.8);
    for (const each of [game, without]) finish(each);
    expect(guesserStandings(game.match)).toEqual([
      { by: ANNA, rank: 1, rounds: 1, points: 100 },
      { by: BEN, rank: 2, rounds: 1, points: 50 },
    ]);
    const { guesses: _g, guessers: _n, ...rest } = game.match;
    const { guesses: _none, guessers: _nobody, ...same } = without.match;
    expect(rest).toEqual(same);
    const tables = exportOf(game.match, game.log, new Set());
    expect(tables.guesses).toMatchObject([
      { round: 1, guesser: 1, nickname: null, team: 't2', accuracy: 0.8, teamPoints: 0, accuracyPoints: 50 },
      { round: 1, guesser: 2, team: 't1', teamPoints: 50 },
    ]);
    expect(tables.guessers).toMatchObject([{ rank: 1, guesser: 2, points: 100 }, { guesser: 1 }]);
    expect(JSON.stringify(tables)).not.toContain(ANNA);
  });

  it('MATCH-53 count for nothing in a round that nobody finished', () => {
    const game = begun();
    guess(game, ANNA);
    while (game.match.phase !== 'train') game.host('advance');
    for (let i = 0; i < 3; i++)
      game.send({ type: 'training-failed', bout: 'r1b1', reason: 'test', final: false, at: game.now });
    expect(game.match.round).toBe(2);
    expect(guesserStandings(game.match)).toEqual([]);
  });

  it('VIEW-8 are hidden from players at work, and whose they are from everybody else', () => {
    const game = begun();
    game.host('advance');
    const before = seat(game, 'p1');
    game.join('Late', 't1');
    const joined = seat(game, 'p1');
    guess(game, ANNA, 't2', 0.93);
    guess(game, 'p3', 't1', 1);
    expect(seat(game, 'p1')).toEqual(joined);
    expect(before.crowd).toEqual(joined.crowd);
    const crowd = {
      guesses: 2,
      teams: [
        { team: 't1', guesses: 1 },
        { team: 't2', guesses: 1 },
      ],
    };
    expect(viewOfWatcher(null, shared(game))).toMatchObject({ crowd, guess: null });
    expect(viewOfWatcher(BEN, shared(game))).toMatchObject({ crowd, guess: { number: null, guess: null } });
    const own = viewOfWatcher(ANNA, shared(game));
    expect(own).toMatchObject({ guess: { number: 1, guess: { team: 't2', accuracy: 0.93 }, points: null } });
    expect(own.crowd.accuracies).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(JSON.stringify([own, seat(game, 'p1')])).not.toContain(ANNA);
    finish(game);
    expect(seat(game, 'p1')).toMatchObject({
      guess: null,
      crowd: {
        guesses: 2,
        best: [
          { number: 2, nickname: 'Late', rank: 1 },
          { number: 1, nickname: null },
        ],
      },
    });
    expect(viewOfWatcher(ANNA, shared(game))).toMatchObject({ guess: { rank: 2, points: 37 } });
  });

  it('SERVER-87 of one round are one event when they are written at the same time', () => {
    const event = (by: string, round: number, at: number): MatchEvent => ({
      ...{ type: 'guesses-made', round, at, command: null },
      guesses: [{ by, team: 't1', accuracy: 0.5 }],
    });
    const lock: MatchEvent = { type: 'lock-set', locked: true, at: 2, command: null };
    const gathered = gatherGuesses([event(ANNA, 1, 1), lock, event(BEN, 1, 3), event(ANNA, 2, 4)]);
    expect(gathered.map(({ type }) => type)).toEqual(['guesses-made', 'lock-set', 'guesses-made']);
    expect(gathered[0]).toMatchObject({ round: 1, guesses: [{ by: ANNA }, { by: BEN }] });
  });
});
