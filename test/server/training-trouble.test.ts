import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import { leftOf } from '../../engine/match/clock.ts';
import { roundSeed } from '../../engine/match/seeds.ts';
import type { Seed } from '../../engine/random.ts';
import { framesShown } from '../../server/rooms/theatre.ts';
import type { TrainedRound, Trainer } from '../../server/training/trainer.ts';
import { playMatch } from '../match/match-player.ts';
import { type Client, connectClient, createRoom, join, newId, resume } from './support/client.ts';
import { localTrainer, type RunningApp, runApp } from './support/running-app.ts';

interface Trouble {
  /** Attempts that fail before one succeeds. */
  readonly failures: number;
  readonly failure: ErrorCode;
  /** Times that each bout's training was asked for. */
  readonly asked: Map<string, number>;
}

/** What happens to the trainings of a room, by the seed of its bouts in rounds 1 and 2: no two tests share one. */
const troubles = new Map<Seed, Trouble>();
let real: Trainer;
let app: RunningApp;
beforeAll(async () => {
  real = await localTrainer();
  const flaky: Trainer = {
    ...real,
    round: async (spec): Promise<TrainedRound> => {
      const trouble = troubles.get(spec.seed);
      const attempt = (trouble?.asked.get(spec.bout) ?? 0) + 1;
      trouble?.asked.set(spec.bout, attempt);
      if (trouble && attempt <= trouble.failures) throw new GameError(trouble.failure, 'the worker died');
      return real.round(spec);
    },
  };
  app = await runApp({ trainer: flaky });
});
afterAll(() => app.close());

/** A room whose trainings fail so often, played up to the training of round 1; bots play both sides. */
async function toTraining({
  pace,
  ...wish
}: { pace: number } & Omit<Trouble, 'asked'>): Promise<{ host: Client; asked: Trouble['asked'] }> {
  const seed = 5_000 + troubles.size;
  const asked: Trouble['asked'] = new Map();
  troubles.set(roundSeed(seed, 0), { ...wish, asked });
  const { code, hostToken } = await createRoom(app.url, { pace, seed });
  const host = await connectClient(app.url);
  await resume(host, code, hostToken);
  const player = await connectClient(app.url);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  for (let i = 0; i < 2; i++) await host.send('host:advance', { id: newId() });
  player.close();
  return { host, asked };
}

describe('a training that fails', () => {
  it('SERVER-64 is asked for again by the server, and the match goes on', async () => {
    const { host, asked } = await toTraining({ pace: 1, failures: 2, failure: 'training-failed' });
    const view = await host.until((seen) => seen.phase === 'reveal');
    expect(view.history).toHaveLength(1);
    expect(Object.fromEntries(asked)).toEqual({ r1b1: 3 });
    host.close();
  });

  it('SERVER-64 and that never succeeds ends its bout without scores, not the match', async () => {
    const { host, asked } = await toTraining({ pace: 1, failures: 99, failure: 'training-failed' });
    const view = await host.until((seen) => seen.round === 2);
    expect(view).toMatchObject({ phase: 'briefing', history: [], standings: [{ points: 0 }, { points: 0 }] });
    expect(Object.fromEntries(asked)).toEqual({ r1b1: 3 });
    host.close();
  });
});

describe('a training that cannot succeed', () => {
  it('SERVER-66 is asked for once, and its round ends without scores', async () => {
    const { host, asked } = await toTraining({ pace: 1, failures: 1, failure: 'training-impossible' });
    const view = await host.until((seen) => seen.round === 2);
    expect(view).toMatchObject({ phase: 'briefing', history: [] });
    expect(Object.fromEntries(asked)).toEqual({ r1b1: 1 });
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
