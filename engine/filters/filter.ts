import type { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core, SparseSamples } from '../numeric/core.ts';
import type { VictimId } from '../victims/ids.ts';
import type { Needing } from '../victims/needs.ts';
import { type Costing, costOf } from '../victims/setting.ts';
import { inScale } from './in-scale.ts';

/** What the defender knows when it filters: the stream as it arrived, with no label of guilt. */
export interface Inspected {
  readonly stream: Samples;
  readonly victim: VictimId;
  readonly victimParams: unknown;
  /** Seeds whatever the victim's training draws when a filter fits it on the stream. */
  readonly seed: number;
  /** Number of each row in the stream as it arrived, where an earlier filter has taken some; i32[n], rising. */
  readonly rows?: Int32Array;
  /** The defender's trusted samples: they may judge, never train. */
  readonly golden?: Samples;
  /** The account each row came from, i32[n] ≥ 0; what a number stands for is nobody's business here. */
  readonly contributor?: Int32Array;
}

/** What the instrument knows of a stream whose rows are stored sparsely. */
export interface SparseInspected extends Pick<Inspected, 'victim' | 'victimParams'> {
  readonly stream: SparseSamples;
}

export interface Verdict {
  /** One finite suspicion per sample, higher is worse; f32[n]. */
  readonly suspicion: Float32Array;
  /** 1 where the sample is dropped; u8[n]. */
  readonly dropped: Uint8Array;
  /** The labels that the filter would rather see, i32[n]; absent where it changes none. */
  readonly relabelled?: Int32Array;
}

export interface Filter extends Needing, Costing {
  readonly source: string;
  readonly formula: string;
  /** Points a defender pays per round, 3 to 10. */
  readonly cost: number;
  /** It gives samples other labels and drops none: texts say relabelled, not removed. */
  readonly relabels?: boolean;
  /** It does nothing until a person writes or points. */
  readonly byHand?: boolean;
  /** Parameters, unknown keys refused; the client draws its form from this. All have defaults. */
  readonly params: z.ZodType;
  inspect(core: Core, seen: Inspected, params: unknown): Verdict;
  /** The same on sparse rows, up to rounding; absent where the filter needs every number written out. */
  readonly inspectSparse?: (core: Core, seen: SparseInspected, params: unknown) => Verdict;
}

export function defineFilter<P extends z.ZodType>(
  spec: Omit<Filter, 'params' | 'inspect' | 'inspectSparse' | keyof Costing> &
    Costing<z.infer<P>> & {
      params: P;
      inspect(core: Core, seen: Inspected, params: z.infer<P>): Verdict;
      inspectSparse?(core: Core, seen: SparseInspected, params: z.infer<P>): Verdict;
    },
): Filter {
  const { inspectSparse, ...rest } = spec;
  const parse = (params: unknown) => spec.params.parse(params) as z.infer<P>;
  return {
    ...rest,
    ...costOf(spec, parse),
    inspect: (core, seen, params) => spec.inspect(core, inScale(seen), parse(params)),
    ...(inspectSparse && {
      inspectSparse: (core: Core, seen: SparseInspected, params: unknown) =>
        inspectSparse(core, seen, parse(params)),
    }),
  };
}

/** @throws GameError 'bad-payload' where there is no trusted sample to judge by */
export function goldenOf({ golden }: Inspected): Samples {
  if (golden && golden.n > 0) return golden;
  throw new GameError('bad-payload', 'this filter judges by trusted samples: hand it some in `golden`');
}

/** @throws GameError 'bad-payload' where nobody knows who sent what */
export function contributorOf({ contributor }: Inspected): Int32Array {
  if (contributor) return contributor;
  throw new GameError('bad-payload', 'this filter goes by who sent a sample: say so in `contributor`');
}
