import type { RoundSummary } from '../../engine/round/result.ts';
import type { ScorePartId } from '../../texts/facts.ts';

/** A share of a score, with what it could have been. Parts of one side add up to its score. */
export interface ScorePart {
  readonly id: ScorePartId;
  readonly points: number;
  /** Null where there is no fixed most. */
  readonly most: number | null;
}

/** A hit target is worth less where the model lost so much use that somebody would notice. */
const QUIET_UTILITY = 0.8;

/** The attacker's score in its parts: ATTACK = 80 I + 20 I · survival; an outage pays 40 flat. */
export function attackParts(summary: RoundSummary): readonly ScorePart[] {
  const { impact, utility, targets, attackSuccess, detection, outage, attackScore } = summary;
  if (outage) return [{ id: 'outage-flat', points: attackScore, most: null }];
  const poison = detection.caught + detection.missed;
  const survival = poison === 0 ? 0 : detection.missed / poison;
  const service = targets === undefined && attackSuccess === undefined;
  const paid = service ? impact : impact * Math.min(1, utility / QUIET_UTILITY);
  const aim = targets === undefined ? 'mark' : 'targets';
  return [
    { id: service ? 'damage' : aim, points: 80 * paid, most: 80 },
    { id: 'uncaught', points: 20 * paid * survival, most: 20 },
  ];
}

/** The defender's score in its parts, each scaled by the use that the model has kept. */
export function defenceParts(summary: RoundSummary): readonly ScorePart[] {
  const { utility, impact, detection, outage } = summary;
  if (outage) return [{ id: 'outage', points: 0, most: null }];
  return [
    { id: 'held-off', points: utility * 65 * (1 - impact), most: 65 },
    { id: 'told-apart', points: utility * 20 * Math.max(0, detection.mcc), most: 20 },
    { id: 'spared', points: utility * 15 * Math.max(0, 1 - detection.fpr / 0.2), most: 15 },
  ];
}
