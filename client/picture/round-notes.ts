import type { RoundSummary } from '../../engine/round/result.ts';
import type { Headline, NoteFact } from '../../texts/facts.ts';

/** Something that a result has to say beside its numbers. */
export interface RoundNote {
  /** Whether the numbers may be wrong because of it. */
  readonly doubt: boolean;
  readonly fact: NoteFact;
}

/** The fewest right answers that a certificate is worth quoting for. */
const WORTH_SAYING = 0.5;

/**
 * What stopped early, could not be done, was left out or is certified.
 *
 * @param nameOf  the name of a recipe in the reader's language
 */
export function roundNotes(summary: RoundSummary, nameOf: (recipe: string) => string): readonly RoundNote[] {
  const { unconverged = [], failures = [], leftOutRows = 0, relabelledRows = 0, certified = [] } = summary;
  const { panelRows = 0, cappedRows = 0 } = summary;
  const doubts: NoteFact[] = [
    ...failures.map(({ stage, recipe }) => ({ kind: 'failed' as const, stage, recipe: nameOf(recipe) })),
    ...unconverged.map(({ stage, count, of }) => ({ kind: 'stopped' as const, stage, count, of })),
  ];
  const facts: NoteFact[] = [
    ...(panelRows > 0 ? [{ kind: 'by-hand' as const, rows: panelRows }] : []),
    ...(cappedRows > 0 ? [{ kind: 'capped' as const, rows: cappedRows }] : []),
    ...(leftOutRows > 0 ? [{ kind: 'left-out' as const, rows: leftOutRows }] : []),
    ...(relabelledRows > 0 ? [{ kind: 'relabelled' as const, rows: relabelledRows }] : []),
    ...(certified.length > 0 ? [certificate(certified)] : []),
  ];
  return [...doubts.map((fact) => ({ doubt: true, fact })), ...facts.map((fact) => ({ doubt: false, fact }))];
}

/** The largest change of the training data after which most answers are sure to stay right. */
function certificate(certified: readonly number[]): NoteFact {
  const rows = certified.findLastIndex((share) => share >= WORTH_SAYING);
  return rows < 1
    ? { kind: 'no-certificate' }
    : { kind: 'certified', share: certified[rows] as number, rows };
}

/** The headline of a reveal, as strong as the numbers are. */
export function headlineOf(summary: RoundSummary): Headline {
  const { accuracy, cleanAccuracy, outage, targets, hits = 0, attackSuccess, impact, detection } = summary;
  const lost = cleanAccuracy - accuracy;
  if (outage) return 'dry';
  if (attackSuccess !== undefined && impact > 0.1) return impact > 0.6 ? 'worked' : 'taste';
  if (targets === undefined ? lost > 0.05 : hits >= 0.8 * targets) return 'worked';
  if (targets === undefined ? lost > 0.015 : hits > 0) return 'taste';
  return detection.missed > detection.caught ? 'shrugged' : 'clean';
}
