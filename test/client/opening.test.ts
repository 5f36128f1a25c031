import { describe, expect, it } from 'vitest';
import {
  FIRST_OPENING,
  formatOf,
  MOST_PEOPLE,
  minutesFor,
  type Opening,
  requestOf,
  roundsFor,
  teamsFor,
} from '../../client/forms/opening.ts';
import { createRoomBody } from '../../contract/create-room.ts';
import { FORMAT_IDS, teamsOfFormat } from '../../engine/match/formats.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';

const opening = (change: Partial<Opening>): Opening => ({ ...FIRST_OPENING, ...change });

describe('CLIENT-32 a host who changes nothing gets a good workshop', () => {
  it('two people play a duel, more have wells of their own in teams of one to four', () => {
    expect(formatOf(opening({ people: 2 }))).toBe('duel');
    for (let people = 3; people <= MOST_PEOPLE; people++) {
      const room = opening({ people });
      expect(formatOf(room)).toBe('wells');
      const size = people / teamsFor(room);
      expect(size, `${people} people`).toBeGreaterThan(0.99);
      expect(size, `${people} people`).toBeLessThan(4.1);
    }
  });

  it('whatever the form can say, the contract takes, with as many teams as the format has', () => {
    for (const format of FORMAT_IDS) {
      for (const people of [1, 2, 3, 7, 24, 61, 200]) {
        const wish = requestOf(opening({ format, people, event: ' ', rounds: 4 }));
        expect(
          createRoomBody.safeParse({ ...wish, key: 'a1'.repeat(32) }).success,
          `${format} for ${people}`,
        ).toBe(true);
        const { least, most } = teamsOfFormat(format);
        expect(wish.teams).toBeGreaterThanOrEqual(least);
        expect(wish.teams).toBeLessThanOrEqual(most);
      }
    }
  });

  it('says how long it lasts: all phases of all rounds, and nothing where no clock runs', () => {
    const find = (id: string) => SCENARIOS[id as keyof typeof SCENARIOS];
    const times = Object.values(find('moons').phaseMillis).reduce((sum, each) => sum + each, 0);
    const room = opening({ scenarios: ['moons'], rounds: 4 });
    expect(roundsFor(room)).toBe(4);
    expect(minutesFor(room, find)).toBe(Math.round((4 * times) / 60_000));
    expect(minutesFor({ ...room, pace: 'brisk' }, find)).toBe(Math.round((4 * 0.6 * times) / 60_000));
    expect(minutesFor({ ...room, pace: 'none' }, find)).toBeNull();
  });
});
