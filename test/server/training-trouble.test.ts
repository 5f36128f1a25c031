import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import { leftOf } from '../../engine/match/clock.ts';
import { framesShown } from '../../server/rooms/theatre.ts';
import type { TrainedRound, Trainer } from '../../server/training/trainer.ts';
import { playMatch } from '../match/match-player.ts';
import { connectClient, createRoom, join, newId, resume } from './support/client.ts';
import { localTrainer, type RunningApp, runApp } from './support/running-app.ts';

let failures = 0;
let failure: ErrorCode = 'training-failed';
let asked = 0;
let real: Trainer;
let app: RunningApp;
beforeAll(async () => {
  real = await localTrainer();
  const flaky: Trainer = {
    ...real,
    round: async (spec): Promise<TrainedRound> => {
      asked += 1;
      if (failures-- > 0) throw new GameError(failure, 'the worker died');
      return real.round(spec);
    },
  };
  app = await runApp({ trainer: flaky });
});
afterAll(() => app.close());

/** Plays round 1 up to its training; bots play both sides. */
async function toTraining(code: string, hostToken: string) {
  const host = await connectClient(app.url);
  await resume(host, code, hostToken);
  const player = await connectClient(app.url);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  for (let i = 0; i < 2; i++) await host.send('host:advance', { id: newId() });
  player.close();
  return host;
}

describe('a training that fails', () => {
  it('SERVER-64 is asked for again by the server, and the match goes on', async () => {
    failures = 2;
    asked = 0;
    const { code, hostToken } = await createRoom(app.url, { pace: 0.02 });
    const host = await toTraining(code, hostToken);
    const view = await host.until((seen) => seen.phase === 'reveal');
    expect(view.history).toHaveLength(1);
    expect(asked).toBeGreaterThanOrEqual(3);
    host.close();
  });

  it('SERVER-64 and that never succeeds ends its bout without scores, not the match', async () => {
    failures = 3;
    const { code, hostToken } = await createRoom(app.url, { pace: 1 });
    const host = await toTraining(code, hostToken);
    const view = await host.until((seen) => seen.round === 2);
    expect(view).toMatchObject({ phase: 'briefing', history: [], standings: [{ points: 0 }, { points: 0 }] });
    host.close();
  });
});

describe('a training that cannot succeed', () => {
  it('SERVER-66 is asked for once, and its round ends without scores', async () => {
    failures = 1;
    failure = 'training-impossible';
    asked = 0;
    const { code, hostToken } = await createRoom(app.url, { pace: 1 });
    const host = await toTraining(code, hostToken);
    const view = await host.until((seen) => seen.round === 2);
    expect(view).toMatchObject({ phase: 'briefing', history: [] });
    expect(asked).toBe(1);
    host.close();
  });
});

describe('the film of a training', () => {
  it('SERVER-65 follows from the clock: it starts at once, stands still in a pause, ends before its phase', () => {
    const game = playMatch();
    game.join('Rosa');
    game.join('Blaise');
    game.host('start');
    game.pass(20_000);
    game.attack('p1');
    game.defend('p2');
    expect(framesShown(game.match, 'r1b1', game.now, 32)).toBe(0);
    game.pass(2_000);
    game.trained();
    const shown: number[] = [];
    const look = () => shown.push(framesShown(game.match, 'r1b1', game.now, 32));
    look();
    game.pass(3_000);
    look();
    game.host('pause');
    game.pass(60_000);
    look();
    game.host('resume');
    game.pass(4_000);
    look();
    if (game.match.phase !== 'train') throw new Error(game.match.phase);
    expect(leftOf(game.match.clock, game.now)).toBe(1_000);
    // 8 s were left, 85 % of them for the film: 1 + ⌊3/6.8 · 31⌋ = 14 after 3 s.
    expect(shown).toEqual([1, 14, 14, 32]);
    game.pass(1_000);
    expect(framesShown(game.match, 'r1b1', game.now, 32)).toBe(32);
  });
});
