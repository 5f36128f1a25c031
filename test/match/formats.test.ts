import { describe, expect, it } from 'vitest';
import {
  boutsOf,
  type FormatSchedule,
  roundOfBout,
  roundsOf,
  scenarioOfRound,
} from '../../engine/match/formats.ts';
import { newTeams } from '../../engine/match/teams.ts';

const duel: FormatSchedule = {
  format: 'duel',
  teams: newTeams(2),
  scenarios: ['moons', 'spam', 'digits-4v9'],
  rounds: 6,
  phantoms: 0,
  seed: 11,
};

describe('the schedule of a duel', () => {
  it('MATCH-25 every round is one bout; each team attacks each scenario once, and defends a well of its own', () => {
    const bouts = Array.from({ length: roundsOf(duel) }, (_, i) => boutsOf(duel, i + 1)).flat();
    expect(bouts).toHaveLength(6);
    for (const scenario of duel.scenarios) {
      const played = bouts.filter((bout) => bout.scenario === scenario);
      expect(played.map(({ teams }) => teams.attack)).toEqual(['t1', 't2']);
      for (const { teams, well } of played) expect(well).toBe(teams.defend);
    }
    expect(new Set(bouts.map(({ seed }) => seed)).size).toBe(6);
  });

  it('MATCH-26 a bout’s id names its round, and nothing else is one', () => {
    for (let round = 1; round <= roundsOf(duel); round++) {
      for (const bout of boutsOf(duel, round)) {
        expect(roundOfBout(bout.id)).toBe(round);
        expect(bout.scenario).toBe(scenarioOfRound(duel, round));
      }
    }
    for (const text of ['', 'r0b1', 'r1', 'b1', 'r01b1', 'r1b0', 'r1b1 ', 'R1B1', '__proto__'])
      expect(roundOfBout(text)).toBe(0);
    for (const round of [0, 7, -1, 1.5, Number.NaN]) expect(boutsOf(duel, round)).toEqual([]);
  });
});
