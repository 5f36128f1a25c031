import type { MixShare } from '../equilibrium.ts';
import type { BalanceVerdict } from './judged.ts';
import type { DegenerateId, Finding } from './judgement.ts';

/** What a judgement says beside names and numbers, in the language of whoever reads it. */
export interface BalanceWords {
  readonly verdicts: Readonly<Record<BalanceVerdict, string>>;
  readonly kinds: Readonly<Record<Finding['kind'], string>>;
  /** Whether a rule or an aim is met. */
  readonly outcomes: Readonly<Record<Finding['kind'], { readonly met: string; readonly not: string }>>;
  readonly degenerate: Readonly<Record<DegenerateId, string>>;
  demand(finding: Finding): string;
  /** The facts that decide whether the demand is met. */
  detail(finding: Finding): string;
  /** How a side plays, as in `kkt 61.00 %, alfa 39.00 %`. */
  mix(mix: readonly MixShare[]): string;
  /** The first lines of a section of the document. */
  play(facts: {
    readonly seeds: readonly number[];
    readonly value: number;
    readonly attackMix: readonly MixShare[];
    readonly defenceMix: readonly MixShare[];
  }): string;
  /** Above the table of a section. */
  readonly caption: string;
}
