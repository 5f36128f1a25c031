import { describe, expect, it } from 'vitest';
import { HOST } from '../../engine/match/commands.ts';
import { boutsInPlay } from '../../engine/match/match.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { created, type Played, playMatch, summaryOf } from './match-player.ts';

const roomOf = (format: 'wells' | 'everyone', teams: number, pace: number | null = 1, phantoms = 0) =>
  playMatch({ ...created, format, teams: newTeams(teams), rounds: 2, pace, phantoms });

/** Hands in for a seat whatever its phase asks for, and lets the time to take it back pass. */
const act = (game: Played, seat: string) =>
  game.match.phase === 'prepare' ? game.attack(seat) : game.defend(seat);

/** Every training of the round comes to its end, and what is left of it is watched. */
function train(game: Played) {
  expect(game.match.phase).toBe('train');
  for (const { id: bout } of boutsInPlay(game.match))
    game.send({ type: 'training-done', bout, summary: summaryOf(60, 40), at: game.now });
  game.host('advance');
}

/** Plays to the end with these people at work, whoever they are by then. */
function finish(game: Played, seats: () => readonly string[]) {
  for (let step = 0; step < 40 && game.match.phase !== 'over'; step++) {
    const { phase } = game.match;
    if (phase === 'train') train(game);
    else if (phase === 'prepare' || phase === 'filter') {
      for (const seat of seats()) act(game, seat);
      expect(game.match.phase).not.toBe(phase);
    } else game.host('advance');
  }
  expect(game.match.phase).toBe('over');
}

describe.each(['wells', 'everyone'] as const)('%s with few or odd people', (format) => {
  const boutsOfRound = (teams: number) => (format === 'wells' ? teams : teams * (teams - 1));

  it('MATCH-4 a single player plays a whole match against bots, with a clock and without', () => {
    for (const pace of [1, null]) {
      const game = roomOf(format, 4, pace);
      game.join('Rosa');
      game.host('start');
      finish(game, () => ['p1']);
      expect(game.match.records).toHaveLength(2 * boutsOfRound(4));
      const own = game.match.records.filter(({ teams }) => teams.attack === 't1');
      expect(own.every(({ attack }) => !attack.byBot && attack.by === 'Rosa')).toBe(true);
      const others = game.match.records.filter(({ teams }) => teams.attack !== 't1');
      expect(others.every(({ attack }) => attack.byBot)).toBe(true);
    }
  });

  it('MATCH-9 odd numbers are dealt evenly, and phantom rounds change nobody’s work', () => {
    const game = roomOf(format, 3, 1, 1);
    for (const name of ['Ann', 'Ben', 'Cleo', 'Dora', 'Eve']) game.join(name);
    expect(game.match.players.map(({ team }) => team)).toEqual(['t1', 't2', 't3', 't1', 't2']);
    game.host('start');
    finish(game, () => ['p1', 'p2', 'p3']);
    expect(game.match.records.filter(({ phantom }) => phantom)).toHaveLength(boutsOfRound(3));
    expect(game.match.records.every(({ attack, defend }) => !attack.byBot && !defend.byBot)).toBe(true);
  });

  it('MATCH-35 a team whose last member leaves holds nobody up: its draft plays, then bots', () => {
    const game = roomOf(format, 3, null);
    for (const name of ['Ann', 'Ben', 'Cleo']) game.join(name);
    game.host('start');
    game.host('advance');
    game.draft('p3');
    game.send({ type: 'leave', id: 'leave-command', by: 'p3', at: game.now });
    finish(game, () => ['p1', 'p2']);
    const drafted = game.match.records.filter(({ round, teams }) => round === 1 && teams.attack === 't3');
    expect(drafted.every(({ attack }) => !attack.byBot)).toBe(true);
    const later = game.match.records.filter(({ round, teams }) => round === 2 && teams.attack === 't3');
    expect(later.every(({ attack }) => attack.byBot)).toBe(true);
  });

  it('MATCH-15 whoever comes in the middle fills an empty team from the next briefing on', () => {
    const game = roomOf(format, 2);
    game.join('Ann');
    game.host('start');
    game.host('advance');
    game.join('Ben');
    expect(game.match.players[1]).toMatchObject({ team: 't2', playsFrom: 2 });
    finish(game, () => ('round' in game.match && game.match.round === 2 ? ['p1', 'p2'] : ['p1']));
    const byTwo = game.match.records.filter(({ teams }) => teams.attack === 't2');
    expect(byTwo.map(({ attack }) => attack.byBot)).toEqual([true, false]);
  });

  it('MATCH-8 a co-host runs the next match with the same seats', () => {
    const game = roomOf(format, 2);
    game.join('Ann');
    game.send({ type: 'invite-host', id: 'invite-command', by: HOST, at: game.now });
    const order = (type: 'start' | 'end') =>
      game.send({ type, id: `co-${type}-${game.log.length}`, by: 'host-1', at: game.now });
    expect(order('start').ok && order('end').ok).toBe(true);
    const again = { scenarios: ['moons'], rounds: 1, seed: 'f'.repeat(32) };
    game.send({ type: 'play-again', id: 'again-command', by: 'host-1', ...again, at: game.now });
    expect(game.match).toMatchObject({ phase: 'lobby', players: [{ id: 'p1', team: 't1', playsFrom: 1 }] });
    expect(order('start').ok).toBe(true);
    finish(game, () => ['p1']);
    expect(game.match.earlier).toHaveLength(1);
  });
});
