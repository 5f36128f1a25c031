import type { Detection } from './result.ts';

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/**
 * The filters as detectors of poison: removed is positive. A figure whose denominator is 0 is 0.
 *
 * @param origin     u8[n], 0 for clean rows
 * @param removedBy  u8[n], 0 for kept rows
 */
export function detectionOf(origin: Uint8Array, removedBy: Uint8Array): Detection {
  let [caught, missed, collateral, passed] = [0, 0, 0, 0];
  for (let i = 0; i < origin.length; i++) {
    if (origin[i] !== 0) removedBy[i] === 0 ? missed++ : caught++;
    else removedBy[i] === 0 ? passed++ : collateral++;
  }
  const product = (caught + collateral) * (caught + missed) * (passed + collateral) * (passed + missed);
  return {
    caught,
    missed,
    collateral,
    passed,
    precision: ratio(caught, caught + collateral),
    recall: ratio(caught, caught + missed),
    fpr: ratio(collateral, collateral + passed),
    mcc: ratio(caught * passed - collateral * missed, Math.sqrt(product)),
  };
}

/** Less than half of the stream is kept, or a class of it is gone: there is no service. */
export function isOutage(
  kept: { readonly rows: number; readonly classCounts: ArrayLike<number> },
  streamRows: number,
): boolean {
  return kept.rows * 2 < streamRows || Array.from(kept.classCounts).some((count) => count === 0);
}

export interface Outcome {
  readonly cleanAccuracy: number;
  readonly accuracy: number;
  readonly majorityAccuracy: number;
  /** Loss of utility that counts as a full success. */
  readonly par: number;
  readonly detection: Detection;
  readonly outage: boolean;
}

export interface Scores {
  /** Share of the model's use that is left, 0 … 1. */
  readonly utility: number;
  /** How far the attacker got, 0 … 1. */
  readonly impact: number;
  readonly attackScore: number;
  readonly defenceScore: number;
}

/**
 * Hits among the targets that the attacker had, or the success rates of the attacker's mark on the round's and on the clean
 * model; null where the attacker was after the service.
 */
export type Aim =
  | { readonly targets: number; readonly hits: number }
  | { readonly attackSuccess: number; readonly cleanAttackSuccess: number }
  | null;

/** Share of the targets whose loss counts as a full success. */
const ENOUGH_HITS = 0.8;
/** Below this share of the model's use a hit target is worth less: the noise will be noticed. */
const QUIET_UTILITY = 0.8;

/**
 * Scores of a round, both 0 … 100:
 *
 *     u     = clamp((A − Amaj) / (A0 − Amaj))
 *     I     = min(1, (1 − u) / par) for availability, min(1, hits / (0.8 · targets)) for targets,
 *             clamp((ASR − ASR0) / (1 − ASR0)) for a backdoor
 *     I_red = I for availability, else I · min(1, u / 0.8)
 *     ATTACK   = 100 · I_red · (0.8 + 0.2 · survival)         survival: share of the poison rows kept
 *     DEFENCE  = u · (65 (1 − I) + 20 max(0, MCC) + 15 max(0, 1 − FPR / 0.20))
 *
 * In an outage the defender gets 0 and the attacker 40.
 */
export function scoresOf(outcome: Outcome, aim: Aim = null): Scores {
  const { cleanAccuracy, accuracy, majorityAccuracy, par, detection, outage } = outcome;
  const range = cleanAccuracy - majorityAccuracy;
  const utility = range > 0 ? clamp((accuracy - majorityAccuracy) / range) : 0;
  const impact = aim ? impactOf(aim) : Math.min(1, (1 - utility) / par);
  if (outage) return { utility, impact, attackScore: 40, defenceScore: 0 };
  const forAttackers = aim ? impact * Math.min(1, utility / QUIET_UTILITY) : impact;
  const survival = ratio(detection.missed, detection.missed + detection.caught);
  return {
    utility,
    impact,
    attackScore: 100 * forAttackers * (0.8 + 0.2 * survival),
    defenceScore:
      utility *
      (65 * (1 - impact) + 20 * Math.max(0, detection.mcc) + 15 * Math.max(0, 1 - detection.fpr / 0.2)),
  };
}

function impactOf(aim: NonNullable<Aim>): number {
  if ('targets' in aim) return Math.min(1, ratio(aim.hits, ENOUGH_HITS * aim.targets));
  const { attackSuccess, cleanAttackSuccess } = aim;
  return clamp(ratio(attackSuccess - cleanAttackSuccess, 1 - cleanAttackSuccess));
}
