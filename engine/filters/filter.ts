import type { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import type { VictimId } from '../models/index.ts';
import type { Core } from '../numeric/core.ts';

/** What blue knows when it filters: the stream as it arrived, with no label of guilt. */
export interface Inspected {
  readonly stream: Samples;
  readonly victim: VictimId;
  readonly victimParams: unknown;
  /** Seeds whatever the victim's training draws when a filter fits it on the stream. */
  readonly seed: number;
}

export interface Verdict {
  /** One finite suspicion per sample, higher is worse; f32[n]. */
  readonly suspicion: Float32Array;
  /** 1 where the sample is dropped; u8[n]. */
  readonly dropped: Uint8Array;
}

export interface Filter {
  readonly label: string;
  readonly explanation: string;
  readonly source: string;
  readonly formula: string;
  /** Points a defender pays per round, 3 to 10. */
  readonly cost: number;
  /** Parameters, unknown keys refused; the client draws its form from this. All have defaults. */
  readonly params: z.ZodType;
  inspect(core: Core, seen: Inspected, params: unknown): Verdict;
}

export function defineFilter<P extends z.ZodType>(
  spec: Omit<Filter, 'params' | 'inspect'> & {
    params: P;
    inspect(core: Core, seen: Inspected, params: z.infer<P>): Verdict;
  },
): Filter {
  return {
    ...spec,
    inspect: (core, seen, params) => spec.inspect(core, seen, spec.params.parse(params) as z.infer<P>),
  };
}
