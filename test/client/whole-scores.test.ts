import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOfRounds, leadOf, pointsInMatch, scoresInMatch } from '../../client/room/whole-scores.ts';
import { standingsOf } from '../../engine/match/standings.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { ShownBout } from '../../engine/match/views.ts';
import { wholePoints, wholeScores } from '../../engine/match/whole-points.ts';
import { en } from '../../texts/en/index.ts';
import { summaryOf } from '../match/match-player.ts';

const teamsNamed = (...ids: readonly string[]) => ids.map((id) => ({ id }) as Team);

/** A bout in which `attack` poisons the well of `defend`. */
const bout = (round: number, attack: string, defend: string, scores: readonly [number, number]): ShownBout =>
  ({
    id: `${round} ${attack} ${defend}`,
    round,
    teams: { attack, defend },
    summary: summaryOf(...scores),
  }) as Partial<ShownBout> as ShownBout;

const duel = teamsNamed('t1', 't2');
const score = fc.double({ min: 0, max: 100, noNaN: true });
const duels = fc
  .array(fc.tuple(score, score, score, score), { minLength: 1, maxLength: 5 })
  .map((rounds) =>
    rounds.flatMap(([a, b, c, d], i) => [bout(i + 1, 't1', 't2', [a, b]), bout(i + 1, 't2', 't1', [c, d])]),
  );

it('CLIENT-9 the scores of a team’s bouts add up to its points as they are shown', () => {
  const bouts = [bout(1, 't1', 't2', [62.6, 10]), bout(1, 't2', 't1', [5, 82.6])]; // 63 and 83, beside 145
  const scoresOf = wholeScores({ teams: duel, bouts });
  expect(bouts.map(scoresOf)).toEqual([
    { attack: 63, defend: 10 },
    { attack: 5, defend: 82 },
  ]);
});

it('CLIENT-9 they add up after every round, each less than a point from what was paid', () => {
  fc.assert(
    fc.property(duels, (bouts) => {
      const scoresOf = wholeScores({ teams: duel, bouts });
      for (const { round } of bouts) {
        const records = bouts.filter((each) => each.round <= round);
        for (const { team, points } of standingsOf({ teams: duel, records })) {
          const own = records.map((each) => scoresOf(each)[each.teams.attack === team ? 'attack' : 'defend']);
          expect(own.reduce((sum, each) => sum + each, 0)).toBe(Math.round(points));
        }
        // What a page has shown of a round holds when more is known.
        expect(records.map(wholeScores({ teams: duel, bouts: records }))).toEqual(records.map(scoresOf));
      }
      for (const each of bouts) {
        const { attack, defend } = scoresOf(each);
        expect(Math.abs(attack - each.summary.attackScore)).toBeLessThan(1);
        expect(Math.abs(defend - each.summary.defenceScore)).toBeLessThan(1);
      }
    }),
  );
});

it('CLIENT-9 a score that is not a part of the points, or whose team has others, is rounded by itself', () => {
  const everyone = teamsNamed('t1', 't2', 't3');
  const attacks = [bout(1, 't1', 't2', [62.6, 82.6]), bout(1, 't1', 't3', [62.6, 82.6])];
  expect(attacks.map(wholeScores({ teams: everyone, bouts: attacks }))).toEqual([
    { attack: 63, defend: 83 },
    { attack: 63, defend: 83 },
  ]);

  // In wells a seat knows the bouts of its own team: t1's two, and one each of the others.
  const all = [
    bout(1, 't1', 't2', [62.6, 10.6]),
    bout(1, 't2', 't3', [40, 60]),
    bout(1, 't3', 't1', [5.6, 82.6]),
  ];
  const standings = standingsOf({ teams: everyone, records: all });
  const own = all.filter(({ teams }) => teams.attack === 't1' || teams.defend === 't1');
  expect(wholePoints({ teams: everyone, bouts: own, standings }).map(({ team }) => team)).toEqual(['t1']);
  expect(own.map(wholeScores({ teams: everyone, bouts: own, standings }))).toEqual([
    { attack: 63, defend: 11 },
    { attack: 6, defend: 82 },
  ]);
  // What it got is what the projector says, which knows all.
  for (const bouts of [own, all]) {
    const results = bouts.map(({ summary, ...bout }) => ({ ...bout, ...summary }));
    const view = { teams: everyone, results, standings };
    expect(pointsInMatch(view)).toContainEqual({ round: 1, team: 't1', attack: 63, defend: 82 });
    const [attacked, guarded] = own.map(scoresInMatch(view));
    expect([attacked?.attack, guarded?.defend]).toEqual([63, 82]);
  }
});

it('CLIENT-9 a winner whose points are shown as the second’s says what decides', () => {
  const standing = (team: string, rank: number, attack: number, defend: number) => ({
    ...{ team, rank, attack, defend },
    points: attack + defend,
  });
  const [first, second] = [standing('t1', 1, 0, 82.24), standing('t2', 2, 0.2, 82)];
  expect(leadOf([first, second])).toEqual({ by: 'points', points: [82.24, 82.2] });
  expect(en.stage.lead({ by: 'points', points: [82.24, 82.2] })).toMatch(/82\.24 to 82\.20\.$/);
  expect(leadOf([standing('t1', 1, 50, 30), standing('t2', 2, 40, 40)])).toEqual({ by: 'attack' });
  expect(leadOf([standing('t1', 1, 40, 40), standing('t2', 2, 40, 40)])).toEqual({ by: 'round' });
  expect(leadOf([standing('t1', 1, 40, 40), standing('t2', 1, 40, 40)])).toBeNull();
  expect(leadOf([standing('t1', 1, 50, 40), standing('t2', 2, 40, 40)])).toBeNull();
  expect(leadOf([first])).toBeNull();
});

it('CLIENT-9 a round that paid nobody anything has no best team, and one that two teams shared has both', () => {
  const best = bestOfRounds([
    { round: 1, paid: 0 },
    { round: 1, paid: 0 },
    { round: 2, paid: 30 },
    { round: 2, paid: 29 },
    { round: 2, paid: 30 },
  ]);
  expect([...best]).toEqual([[2, 30]]);
});
