import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../engine/match/events.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { FIRST, PRESENT } from './first-version.ts';

/** What version 0.1.0 wrote of a first round: teams by colours, rounds without bouts. */
const log = [
  { type: 'room-created', code: 'ABCDEF', seed: 7, pace: 1, scenarios: ['moons'], at: 1, command: null },
  { type: 'player-joined', player: 'p1', nickname: 'Rosa', team: 'red', at: 2, command: 'join:a' },
  { type: 'player-joined', player: 'p2', nickname: 'Blaise', team: 'red', at: 3, command: 'join:b' },
  { type: 'team-changed', player: 'p2', team: 'blue', at: 4, command: 'p2:c' },
  { type: 'phase-started', phase: 'briefing', round: 1, endsAt: 10, at: 5, command: null },
  { type: 'phase-started', phase: 'prepare', round: 1, endsAt: 20, at: 10, command: null },
  { type: 'attack-committed', by: 'p1', plan: FIRST.attack, at: 11, command: 'p1:d' },
  { type: 'phase-started', phase: 'filter', round: 1, endsAt: 30, at: 11, command: null },
  { type: 'filter-committed', by: null, plan: FIRST.defence, at: 30, command: null },
  { type: 'phase-started', phase: 'train', round: 1, endsAt: 40, at: 30, command: null },
  { type: 'training-requested', round: 1, at: 30, command: null },
  { type: 'training-failed', round: 1, reason: 'a worker died', at: 31, command: null },
  { type: 'training-requested', round: 1, at: 31, command: null },
  {
    ...{ type: 'round-trained', round: 1, summary: FIRST.summary, story: 'So it went.' },
    ...{ showMillis: 5, at: 35, command: null },
  },
  { type: 'phase-started', phase: 'reveal', round: 1, endsAt: 50, at: 40, command: null },
] as unknown as readonly LoggedEvent[];

describe('a log of the first version', () => {
  it('MATCH-27 is read as a duel of two teams, with every plan and score in its place', () => {
    const match = replayLog(log);
    expect(match.phase).toBe('reveal');
    expect(match.players.map(({ nickname, team }) => [nickname, team])).toEqual([
      ['Rosa', 't1'],
      ['Blaise', 't2'],
    ]);
    expect(match.records).toMatchObject([
      {
        id: 'r1b1',
        teams: { attack: 't1', defend: 't2' },
        scenario: 'moons',
        attack: { plan: PRESENT.attack, byBot: false },
        defend: { plan: PRESENT.defence, byBot: true },
      },
    ]);
  });

  it('MATCH-27 has plans and summaries in the shape of this version, whole', () => {
    const [record] = replayLog(log).records;
    expect(record?.attack.plan).toEqual(PRESENT.attack);
    expect(record?.defend.plan).toEqual(PRESENT.defence);
    expect(record?.summary).toEqual(PRESENT.summary);
    expect(record).not.toHaveProperty('story');
  });

  it('MATCH-27 keeps rooms that were in the middle of a round', () => {
    for (let events = 1; events <= log.length; events++) {
      expect(() => replayLog(log.slice(0, events))).not.toThrow();
    }
  });
});
