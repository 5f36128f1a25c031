import type { RoundSummary } from '../../engine/round/result.ts';
import { percent, plural } from './format.ts';

/** Something that a result has to say beside its numbers. */
export interface RoundNote {
  /** Whether the numbers may be wrong because of it. */
  readonly doubt: boolean;
  readonly text: string;
}

const STAGES: Readonly<Record<string, string>> = {
  clean: 'the clean model',
  forge: 'the attack',
  'filter-1': 'the first filter',
  'filter-2': 'the second filter',
  unfiltered: 'the model without filters',
  train: 'the final model',
};
const stageName = (stage: string): string => STAGES[stage] ?? stage;

/** The fewest right answers that a certificate is worth quoting for. */
const WORTH_SAYING = 0.5;

/** What stopped early, could not be done, was left out or is certified; a sentence each. */
export function roundNotes(summary: RoundSummary, nameOf: (recipe: string) => string): readonly RoundNote[] {
  const { unconverged = [], failures = [], leftOutRows = 0, relabelledRows = 0, certified = [] } = summary;
  const doubts = [
    ...failures.map(({ stage, recipe }) => failed(stage, nameOf(recipe))),
    ...unconverged.map(({ stage, count, of }) => stoppedEarly(stage, count, of)),
  ];
  const facts = [
    leftOutRows > 0 && `The training defence left out ${plural(leftOutRows, 'sample')}.`,
    relabelledRows > 0 && `${plural(relabelledRows, 'sample')} stayed in the training under another label.`,
    certified.length > 0 && certificate(certified),
  ];
  return [
    ...doubts.map((text) => ({ doubt: true, text })),
    ...facts.flatMap((text) => (text ? [{ doubt: false, text }] : [])),
  ];
}

function failed(stage: string, recipe: string): string {
  const instead = stage.startsWith('filter')
    ? 'It dropped nothing'
    : stage === 'forge'
      ? 'It forged nothing'
      : 'The round went on without it';
  return `“${recipe}” could not do its work with these parameters. ${instead}.`;
}

const stoppedEarly = (stage: string, count: number, of: number): string =>
  of === 1
    ? `The fit of ${stageName(stage)} stopped before it converged: the numbers that follow from it may be wrong.`
    : `${count} of ${of} fits of ${stageName(stage)} stopped before they converged: the numbers that follow from them may be wrong.`;

/** The largest change of the training data after which most answers are sure to stay right. */
function certificate(certified: readonly number[]): string {
  const rows = certified.findLastIndex((share) => share >= WORTH_SAYING);
  if (rows < 1) return 'The certificate covers no change of the training data.';
  return (
    `Certified: ${percent(certified[rows] as number)} of unseen samples are right and stay right whatever any ` +
    `${plural(rows, 'row')} inserted or removed would do; a changed row counts two.`
  );
}
