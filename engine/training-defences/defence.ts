import type { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import type { Seed } from '../random.ts';
import type { VictimId } from '../victims/ids.ts';
import type { Model } from '../victims/model.ts';
import type { Needing } from '../victims/needs.ts';
import { type Costing, costOf } from '../victims/setting.ts';
import type { TrainingStep } from '../victims/victim.ts';

/** What a training starts from. Every class has at least one sample. */
export interface Training {
  readonly data: Samples;
  readonly victim: VictimId;
  readonly victimParams: unknown;
  /** Seeds whatever the training draws. */
  readonly seed: Seed;
  /** Trusted samples: they may judge a model, never train one. */
  readonly golden?: Samples;
  /** Told of the training as it goes, the last step being the model that comes out. */
  readonly onStep?: (step: TrainingStep) => void;
}

/** What comes out of a training. */
export interface DefendedFit {
  readonly model: Model;
  /** u8[n], 1 for the rows of the training's data that the model was not fitted on; absent where it was fitted on all. */
  readonly dropped?: Uint8Array;
}

/** A way to train that bears some poison in what it is given. */
export interface TrainingDefence extends Needing, Costing {
  readonly source: string;
  readonly formula: string;
  /** Points a defender pays per round, 3 to 10. */
  readonly cost: number;
  /** Parameters, unknown keys refused; the client draws its form from this. All have defaults. */
  readonly params: z.ZodType;
  /** A function of its arguments: the same training gives the same bits. */
  fit(core: Core, training: Training, params: unknown): DefendedFit;
}

export function defineDefence<P extends z.ZodType>(
  spec: Omit<TrainingDefence, 'params' | 'fit' | keyof Costing> &
    Costing<z.infer<P>> & {
      params: P;
      fit(core: Core, training: Training, params: z.infer<P>): DefendedFit;
    },
): TrainingDefence {
  const parse = (params: unknown) => spec.params.parse(params) as z.infer<P>;
  return {
    ...spec,
    ...costOf(spec, parse),
    fit: (core, training, params) => spec.fit(core, training, parse(params)),
  };
}

/** The mark of a training that left rows out, from the rows that it kept: u8[n], 1 where a row is dropped. */
export function allBut(kept: ArrayLike<number>, n: number): Uint8Array {
  const dropped = new Uint8Array(n).fill(1);
  for (let i = 0; i < kept.length; i++) dropped[kept[i] as number] = 0;
  return dropped;
}

/** @throws GameError 'bad-payload' where there is no trusted sample to judge by */
export function judgesOf({ golden }: Training): Samples {
  if (golden && golden.n > 0) return golden;
  throw new GameError('bad-payload', 'this defence judges by trusted samples: hand it some in `golden`');
}
