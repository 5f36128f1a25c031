import type { Purchase } from '../../../engine/match/bought.ts';
import type { Command } from '../../../engine/match/commands.ts';
import type { Journal } from '../../../server/rooms/journal.ts';
import type { ReactionParts } from '../../../server/rooms/reaction.ts';
import type { TrainedRound, Trainer } from '../../../server/training/trainer.ts';
import { created, type Played, playMatch, summaryOf } from '../../match/match-player.ts';
import { createManualClock } from './manual-clock.ts';

export const frames = Array.from({ length: 5 }, (_, step) => ({
  step,
  loss: 1,
  accuracy: 0.5,
  model: new Uint8Array(8),
}));
const played = { summary: summaryOf(60, 40), frames } as unknown as TrainedRound;

/** A room's parts around a match that the test plays: what is asked of them, and what goes wrong, is the test's. */
export function stage(game: Played = playMatch()) {
  const clock = createManualClock(created.at);
  const asked: string[] = [];
  const reports: unknown[] = [];
  const sent: Command[] = [];
  const trouble: { store?: Error; trainer?: Error } = {};
  const calls = { grown: 0, changed: 0 };
  const journal: Journal = {
    match: () => game.match,
    seq: () => game.log.length,
    async submit(command, seat) {
      if (trouble.store) throw trouble.store;
      sent.push(command);
      const decision = game.send(command);
      if (decision.ok) seat?.(decision.events);
      return decision;
    },
    flush: async () => {},
    catchUp: async () => false,
    written: () => game.log.length,
  };
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    if (trouble.trainer) throw trouble.trainer;
    return value;
  };
  const trainer: Trainer = {
    known: ({ bout }) => answer(`known ${bout}`, { gzip: new Uint8Array() }),
    healthy: ({ scenario }) => answer(`healthy ${scenario}`, { gzip: new Uint8Array() }),
    well: ({ bout }) => answer(`well ${bout}`, new Uint8Array()),
    stream: ({ bout }) => answer(`stream ${bout}`, { gzip: new Uint8Array() }),
    publicStream: ({ bout }) => answer(`public stream ${bout}`, { gzip: new Uint8Array() }),
    samples: ({ bout }) => answer(`samples ${bout}`, { gzip: new Uint8Array() }),
    round: ({ bout }) => answer(`round ${bout}`, played),
    models: ({ bout }) => answer(`models ${bout}`, { gzip: new Uint8Array() }),
    origins: ({ bout }) => answer(`origins ${bout}`, new Uint8Array()),
    ask: ({ bout, question }) => answer(`ask ${bout}`, { ...question, accuracy: 0.5 } as Purchase),
    why: ({ bout }) => answer(`why ${bout}`, { kind: 'why', answer: null } as const),
    reply: ({ bout, number }) => answer(`reply ${bout} ${number}`, { kind: 'reply', score: number } as const),
    close: async () => {},
  };
  const parts: ReactionParts = {
    journal,
    trainer,
    clock,
    grown: () => {
      calls.grown += 1;
    },
    changed: () => {
      calls.changed += 1;
    },
    report: (error) => reports.push(error),
  };
  /** Lets everything happen that is only a promise away. */
  const settle = () => new Promise((done) => setImmediate(done));
  return { game, clock, asked, reports, sent, trouble, calls, parts, settle };
}

/** Two players in the briefing of round 1. */
export function begun(): Played {
  const game = playMatch();
  game.join('Rosa', 't1');
  game.join('Blaise', 't2');
  game.host('start');
  return game;
}

/** In the phase `filter`: the stream is wanted. */
export function inFilter(): Played {
  const game = begun();
  game.pass(20_000);
  game.attack('p1');
  return game;
}

export function inTrain(): Played {
  const game = inFilter();
  game.defend('p2');
  return game;
}
