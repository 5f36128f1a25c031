import type { Purchase } from '../../engine/match/bought.ts';
import type { Packed } from './packed.ts';
import { carried, type Task, type TaskOutcome, type TrainedRound, type Trainer } from './trainer.ts';

/** A trainer over whatever does one task. */
export function trainerOf(run: (task: Task) => Promise<TaskOutcome>): Omit<Trainer, 'close'> {
  return {
    known: (spec) => run({ kind: 'known', ...spec }) as Promise<Packed>,
    healthy: (spec) => run({ kind: 'healthy', ...spec }) as Promise<Packed>,
    well: (spec) => run({ kind: 'well', ...spec }) as Promise<Uint8Array>,
    stream: async (spec) => (await run({ kind: 'stream', ...(await carried(spec)) })) as Packed,
    publicStream: async (spec) => (await run({ kind: 'publicStream', ...(await carried(spec)) })) as Packed,
    samples: async (spec) => (await run({ kind: 'samples', ...(await carried(spec)) })) as Packed,
    round: async (spec) => (await run({ kind: 'round', ...(await carried(spec)) })) as TrainedRound,
    models: async (spec) => (await run({ kind: 'models', ...(await carried(spec)) })) as Packed,
    origins: async (spec) => (await run({ kind: 'origins', ...(await carried(spec)) })) as Uint8Array,
    ask: async (spec) => (await run({ kind: 'ask', ...(await carried(spec)) } as Task)) as Purchase,
  };
}
