import { describe, expect, it } from 'vitest';
import { replayLog } from '../../engine/match/evolve.ts';
import { RULES } from '../../engine/match/rules.ts';
import { dueAt } from '../../engine/match/settle.ts';
import { type Played, playMatch } from './match-player.ts';

/** The first moment of a defence of 60 s, 4 s before its delivery is due. */
function awaiting(): Played {
  const game = playMatch();
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  game.pass(20_000);
  game.attack('p1');
  return game;
}

const left = ({ match, now }: Played) =>
  match.phase === 'filter' && match.clock.running ? (match.clock.endsAt ?? 0) - now : null;

describe('deliveries that take long', () => {
  it('MATCH-45 a defence does not end before its deliveries, and has all its time from then on', () => {
    const game = awaiting();
    game.pass(200_000);
    expect(game.match.phase).toBe('filter');
    expect(dueAt(game.match, RULES, game.present())).toBeNull();
    game.deliver();
    expect(left(game)).toBe(60_000);
    game.pass(60_000);
    expect(game.match.phase).toBe('train');
    expect(replayLog(game.log)).toEqual(game.match);
  });

  it('MATCH-45 hosts end a defence that still waits for its deliveries', () => {
    const game = awaiting();
    game.host('advance');
    expect(game.match.phase).toBe('train');
    expect(replayLog(game.log)).toEqual(game.match);
  });

  it('MATCH-45 time that was given back for a stall or a pause is not given back again', () => {
    const stalled = awaiting();
    stalled.pass(3_600_000);
    stalled.send({ type: 'stalled', millis: 3_600_000, at: stalled.now });
    stalled.deliver();
    expect(left(stalled)).toBe(64_000);
    const paused = awaiting();
    paused.host('pause');
    paused.pass(600_000);
    paused.deliver();
    paused.host('resume');
    expect(left(paused)).toBe(64_000);
  });
});
