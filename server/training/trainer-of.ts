import type { Purchase } from '../../engine/match/bought.ts';
import { NO_ROOM, type QueuePlace } from './fair-queue.ts';
import type { Packed } from './packed.ts';
import {
  carried,
  type ReplyOutcome,
  type Task,
  type TaskOutcome,
  type TrainedRound,
  type Trainer,
  type WhyOutcome,
} from './trainer.ts';

/** A trainer over whatever does one task. */
export function trainerOf(
  run: (task: Task, place: QueuePlace) => Promise<TaskOutcome>,
): Omit<Trainer, 'close'> {
  return {
    known: (spec, place = NO_ROOM) => run({ kind: 'known', ...spec }, place) as Promise<Packed>,
    healthy: (spec, place = NO_ROOM) => run({ kind: 'healthy', ...spec }, place) as Promise<Packed>,
    well: (spec, place = NO_ROOM) => run({ kind: 'well', ...spec }, place) as Promise<Uint8Array>,
    stream: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'stream', ...(await carried(spec)) }, place)) as Packed,
    publicStream: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'publicStream', ...(await carried(spec)) }, place)) as Packed,
    samples: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'samples', ...(await carried(spec)) }, place)) as Packed,
    round: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'round', ...(await carried(spec)) }, place)) as TrainedRound,
    models: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'models', ...(await carried(spec)) }, place)) as Packed,
    origins: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'origins', ...(await carried(spec)) }, place)) as Uint8Array,
    ask: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'ask', ...(await carried(spec)) } as Task, place)) as Purchase,
    why: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'why', ...(await carried(spec)) }, place)) as WhyOutcome,
    reply: async (spec, place = NO_ROOM) =>
      (await run({ kind: 'reply', ...(await carried(spec)) }, place)) as ReplyOutcome,
  };
}
