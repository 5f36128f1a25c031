import type { RoundSummary } from '../../engine/round/result.ts';

/** A headline for the reveal, as strong as the numbers are. */
export function verdict(summary: RoundSummary): string {
  const { accuracy, cleanAccuracy, outage, targets, hits = 0, attackSuccess, impact, detection } = summary;
  const lost = cleanAccuracy - accuracy;
  if (outage) return 'The well ran dry.';
  if (attackSuccess !== undefined && impact > 0.1) {
    return impact > 0.6 ? 'The poison worked.' : 'A taste of poison.';
  }
  if (targets === undefined ? lost > 0.05 : hits >= 0.8 * targets) return 'The poison worked.';
  if (targets === undefined ? lost > 0.015 : hits > 0) return 'A taste of poison.';
  return detection.missed > detection.caught ? 'The model shrugged it off.' : 'The water stayed clean.';
}
