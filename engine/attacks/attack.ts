import type { z } from 'zod';
import type { Box, Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import type { VictimId } from '../victims/ids.ts';
import type { Needing } from '../victims/needs.ts';
import { type Costing, costOf } from '../victims/setting.ts';
import type { Trigger } from './trigger.ts';

/** What the attacker knows when it forges: never the test set, the golden set or the defender's picks. */
export interface Seen {
  /** Clean training samples, in the scenario's order. */
  readonly known: Samples;
  /** Clean samples that the attacker judges its poison by, where it has more than it trains on; `known` when absent. */
  readonly validation?: Samples;
  /** Rows of the whole clean training set, of which `known` is a part; public. */
  readonly trainRows: number;
  readonly box: Box;
  readonly victim: VictimId;
  readonly victimParams: unknown;
  /** Samples that the attacker wants misjudged, under their true labels; only where the objective is targeted. */
  readonly targets?: Samples;
  /** The word that each feature stands for, where samples are texts. */
  readonly vocabulary?: readonly string[];
  /** Class that the attacker wants marked samples taken for; only where the objective is a backdoor. */
  readonly targetClass?: number;
  /** Told from time to time how far the forging has come, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/** What an attack does to the training set. Budgets count rows: inserted + changed + removed. */
export interface Poison {
  /** New rows. */
  readonly inserted: Samples;
  /** Rows of `known` whose label or features are replaced, ascending by index. */
  readonly changed: { readonly index: Int32Array; readonly x: Float32Array; readonly y: Int32Array };
  /** Rows of `known` that disappear, ascending. */
  readonly removed: Int32Array;
}

export type Means = 'insert' | 'flip' | 'mutate' | 'remove';
export type Goal = 'availability' | 'targeted' | 'backdoor';

export interface Attack extends Needing, Costing {
  /** Paper, authors, year. */
  readonly source: string;
  readonly formula: string;
  readonly goal: Goal;
  readonly means: Means;
  /** It does nothing until a person writes or points. */
  readonly byHand?: boolean;
  /** Parameters, unknown keys refused; the client draws its form from this. */
  readonly params: z.ZodType;
  /** The mark that a backdoor attack teaches, for its parameters; absent for attacks without one. */
  readonly trigger?: (kind: { readonly d: number; readonly box: Box }, params: unknown) => Trigger;
  /** Loads code that forging against this victim needs and nothing else does; to be awaited before `forge`. */
  readonly prepare?: (victim: VictimId) => Promise<void>;
  /** At most `count` rows of poison. Changes nothing it is given and draws only from `random`. */
  forge(core: Core, seen: Seen, count: number, params: unknown, random: Random): Poison;
}

export function defineAttack<P extends z.ZodType>(
  spec: Omit<Attack, 'params' | 'trigger' | 'forge' | keyof Costing> &
    Costing<z.infer<P>> & {
      params: P;
      trigger?: (kind: { readonly d: number; readonly box: Box }, params: z.infer<P>) => Trigger;
      forge(core: Core, seen: Seen, count: number, params: z.infer<P>, random: Random): Poison;
    },
): Attack {
  const { trigger, ...rest } = spec;
  const parse = (params: unknown) => spec.params.parse(params) as z.infer<P>;
  return {
    ...rest,
    ...costOf(spec, parse),
    ...(trigger && {
      trigger: (kind: { readonly d: number; readonly box: Box }, params: unknown) =>
        trigger(kind, parse(params)),
    }),
    forge: (core, seen, count, params, random) => spec.forge(core, seen, count, parse(params), random),
  };
}
