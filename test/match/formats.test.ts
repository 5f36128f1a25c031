import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boutsOf,
  FORMAT_IDS,
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

const scheduleOf = (format: 'wells' | 'everyone', teams: number, rounds: number): FormatSchedule => ({
  format,
  teams: newTeams(teams),
  scenarios: ['moons', 'spam'],
  rounds,
  phantoms: 0,
  seed: '0123456789abcdef0123456789abcdef',
});

describe('the schedule of wells', () => {
  it('MATCH-40 every team attacks one well and guards its own, against others as long as there are any', () => {
    for (const teams of [2, 3, 4, 7, 12, 100]) {
      const schedule = scheduleOf('wells', teams, 12);
      const attacked = new Map<string, string[]>();
      const met = new Map<string, Set<string>>();
      for (let round = 1; round <= 12; round++) {
        const bouts = boutsOf(schedule, round);
        const ids = schedule.teams.map(({ id }) => id);
        expect(bouts.map(({ teams: sides }) => sides.attack)).toEqual(ids);
        expect(bouts.map(({ teams: sides }) => sides.defend).sort()).toEqual([...ids].sort());
        for (const { teams: sides, well } of bouts) {
          expect(well).toBe(sides.defend);
          expect(sides.attack).not.toBe(sides.defend);
          const earlier = attacked.get(sides.attack) ?? [];
          if (round < teams) expect(earlier).not.toContain(sides.defend);
          attacked.set(sides.attack, [...earlier, sides.defend]);
          for (const [one, other] of [Object.values(sides), Object.values(sides).reverse()] as [
            string,
            string,
          ][]) {
            const known = met.get(one) ?? new Set<string>();
            met.set(one, known.add(other));
          }
        }
        // Two new opponents a round, while there are two.
        for (const id of ids) expect(met.get(id)?.size).toBe(Math.min(teams - 1, 2 * round));
      }
    }
  });

  it('MATCH-41 every well is a draw of its own, and bouts on one well share it', () => {
    const wells = scheduleOf('wells', 7, 6);
    const all = Array.from({ length: 6 }, (_, i) => boutsOf(wells, i + 1)).flat();
    expect(new Set(all.map(({ seed }) => seed)).size).toBe(all.length);
    const everyone = boutsOf(scheduleOf('everyone', 5, 2), 1);
    expect(new Set(everyone.map(({ seed }) => seed)).size).toBe(5);
    for (const { seed, well } of everyone)
      expect(everyone.find((bout) => bout.well === well)?.seed).toBe(seed);
    expect(wells.scenarios).toEqual([...new Set(all.map(({ scenario }) => scenario))]);
  });
});

describe('the schedule of everyone', () => {
  it('MATCH-42 every attack meets every defence but its own team’s, once a round', () => {
    for (const teams of [2, 5, 16]) {
      const bouts = boutsOf(scheduleOf('everyone', teams, 2), 2);
      expect(bouts).toHaveLength(teams * (teams - 1));
      expect(new Set(bouts.map(({ teams: sides }) => `${sides.attack} ${sides.defend}`)).size).toBe(
        bouts.length,
      );
      expect(bouts.every(({ teams: sides }) => sides.attack !== sides.defend)).toBe(true);
    }
  });
});

describe('rounds without poison', () => {
  it('MATCH-43 are as many as the host asked for, and follow from the seed', () => {
    const schedule = { ...scheduleOf('wells', 4, 6), phantoms: 2 };
    const rounds = [1, 2, 3, 4, 5, 6].filter((round) =>
      boutsOf(schedule, round).every(({ phantom }) => phantom),
    );
    expect(rounds).toHaveLength(2);
    expect(boutsOf(schedule, rounds[0] ?? 1)).toEqual(
      boutsOf({ ...schedule, teams: newTeams(4) }, rounds[0] ?? 1),
    );
  });
});

describe('every format', () => {
  it('MATCH-46 has every team attack as often as every other and as often as it defends, and meet all others before anybody again', () => {
    const formats = fc.constantFrom(...FORMAT_IDS);
    const size = fc.record({
      teams: fc.integer({ min: 2, max: 16 }),
      rounds: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(formats, size, (format, { teams, rounds }) => {
        const of = format === 'duel' ? duel : { ...scheduleOf('wells', teams, rounds), format };
        const ids = of.teams.map(({ id }) => id);
        const attacked = new Map<string, string[]>(ids.map((id) => [id, []]));
        const defended = new Map<string, number>(ids.map((id) => [id, 0]));
        for (let round = 1; round <= roundsOf(of); round++) {
          for (const { teams: sides } of boutsOf(of, round)) {
            attacked.get(sides.attack)?.push(sides.defend);
            defended.set(sides.defend, (defended.get(sides.defend) ?? 0) + 1);
          }
        }
        const counts = [...attacked.values()].map((list) => list.length);
        expect(new Set([...counts, ...defended.values()]).size).toBe(1);
        for (const [id, list] of attacked) {
          expect(list).not.toContain(id);
          // Whoever meets somebody again has met all others as often but for one.
          const others = ids.filter((other) => other !== id);
          for (let at = 1; at <= list.length; at++) {
            const met = others.map((other) => list.slice(0, at).filter((each) => each === other).length);
            expect(Math.max(...met) - Math.min(...met)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});
