import type { Headline, NoteFact, ScorePartId } from '../facts.ts';
import { count, percent, plural } from './numbers.ts';

const headlines: Record<Headline, string> = {
  dry: 'The well ran dry.',
  worked: 'The poison worked.',
  taste: 'A taste of poison.',
  shrugged: 'The model shrugged it off.',
  clean: 'The water stayed clean.',
};

const scoreParts: Record<ScorePartId, string> = {
  outage: 'outage',
  'outage-flat': 'outage, flat',
  damage: 'damage done',
  targets: 'targets hit',
  mark: 'mark obeyed',
  uncaught: 'poison not caught',
  'held-off': 'damage held off',
  'told-apart': 'poison told from clean',
  spared: 'clean samples spared',
};

const stages: Readonly<Record<string, string>> = {
  clean: 'the clean model',
  forge: 'the attack',
  'filter-1': 'the first filter',
  'filter-2': 'the second filter',
  unfiltered: 'the model without filters',
  train: 'the final model',
};
const stageName = (stage: string) => stages[stage] ?? stage;

const samples = (n: number) => plural(n, { one: 'sample', other: 'samples' });

/** What a round came to: the headline, the scores, the figures, and what is to be said beside them. */
export const result = {
  headlines,
  scoreParts,
  /** Points that a part of a score could have been worth, behind those that it was. */
  pointsSoFar: 'Points so far:',
  inDoubt: 'In doubt.',
  note(fact: NoteFact): string {
    switch (fact.kind) {
      case 'failed': {
        const instead = fact.stage.startsWith('filter')
          ? 'It dropped nothing'
          : fact.stage === 'forge'
            ? 'It forged nothing'
            : 'The round went on without it';
        return `“${fact.recipe}” could not do its work with these parameters. ${instead}.`;
      }
      case 'stopped':
        return fact.of === 1
          ? `The fit of ${stageName(fact.stage)} stopped before it converged: the numbers that follow from it may be wrong.`
          : `${count(fact.count)} of ${count(fact.of)} fits of ${stageName(fact.stage)} stopped before they converged: the numbers that follow from them may be wrong.`;
      case 'left-out':
        return `The training defence left out ${samples(fact.rows)}.`;
      case 'by-hand':
        return `People threw out ${samples(fact.rows)} by hand.`;
      case 'capped':
        return `The cap on accounts removed ${samples(fact.rows)}.`;
      case 'relabelled':
        return `${samples(fact.rows)} stayed in the training under another label.`;
      case 'certified':
        return (
          `Certified: ${percent(fact.share)} of unseen samples are right and stay right whatever any ` +
          `${samples(fact.rows)} inserted or removed would do; a changed sample counts two.`
        );
      case 'no-certificate':
        return 'The certificate covers no change of the training data.';
      default:
        return fact satisfies never;
    }
  },
  missed: 'poison missed',
  caught: 'poison caught',
  collateral: 'clean lost',
  targetsHit: 'targets hit',
  ofTargets: ({ targets }: { targets: number }) => `of ${count(targets)}`,
  markObeyed: 'mark obeyed',
  testError: 'test error',
  clean: ({ rate }: { rate: number }) => `clean ${percent(rate)}`,
  nothingCertified: 'Not one answer is certified against even a single poisoned sample.',
  certified: ({ shares }: { shares: readonly { rows: number; share: number }[] }) =>
    `Certified right, whatever the poison: ${shares
      .map(({ rows, share }) => `${percent(share)} against ${rows}`)
      .join(', ')} samples inserted or removed; a changed sample counts two.`,
  failed: ({ recipe, code }: { recipe: string; code: string }) =>
    `“${recipe}” could not do its work (${code}) and did nothing.`,
  mayBeWrong: ({ fits }: { fits: readonly { stage: string; fit: string }[] }) =>
    `These numbers may be wrong: some fits stopped before they converged, in ${fits
      .map(({ stage, fit }) => `${stage} (${fit})`)
      .join(', ')}.`,
  targets: 'Targets',
  attackersTargets: ({ n }: { n: number }): string =>
    n === 1 ? 'The attackers’ target' : 'The attackers’ targets',
  targetPicture: ({ number, label }: { number: number; label: string }) => `Target ${number}, ${label}`,
  hit: 'hit',
  notHit: 'missed',
  passesAs: ({ label, taken }: { label: string; taken: string }) => `${label} passes as ${taken}`,
  seenAsSuch: ({ label }: { label: string }) => `${label}, recognised as such`,
};
