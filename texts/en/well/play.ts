import { figures } from './figures.ts';

const { percent, decimal } = figures;

/** `well play`. */
export const play = {
  description: 'play one round and show how its model learned',
  stages: {
    clean: 'training on clean data',
    forging: 'forging poison',
    training: 'filtering and training',
  },
  interrupted: 'interrupted: the round was not finished',
  round: ({ scenario, seed, attack, poison, filter }: PlayedRoundFacts) =>
    `${scenario}, seed ${seed}: ${attack} (${poison} rows) against ${filter}`,
  /** Before the lines of the summary. */
  labels: {
    error: 'test error',
    removed: 'removed',
    relabelled: 'relabelled',
    hit: 'targets hit',
    mark: 'mark obeyed',
    auc: 'AUC',
    certified: 'certified',
    scores: 'scores',
  },
  errors: (error: number, clean: number, unfiltered: number) =>
    `${percent(error)}   clean ${percent(clean)}   unfiltered ${percent(unfiltered)}`,
  nothing: 'nothing',
  /** What the filters did. */
  filtered({ removed, relabelled, poison, caught, recall, fpr, precision }: FilteringFacts) {
    const rows =
      removed === 0 && relabelled > 0
        ? `${relabelled} rows`
        : `${removed} rows${relabelled > 0 ? `, ${relabelled} relabelled` : ''}`;
    return poison === 0
      ? `${rows}, all clean (FPR ${percent(fpr)})`
      : `${rows}: ${caught} of ${poison} poison (recall ${percent(recall)}), ` +
          `${removed + relabelled - caught} clean (FPR ${percent(fpr)}), precision ${percent(precision)}`;
  },
  mark: (rate: number) => `${percent(rate)} (ASR)`,
  auc: (auc: number) => `${decimal(auc, 3)} of the filters' suspicion`,
  scores: (attack: number, defence: number, outage: boolean) =>
    `attack ${decimal(attack, 1)}   defence ${decimal(defence, 1)}${outage ? '   outage' : ''}`,
  plot: {
    title: 'accuracy on the test set while the model is trained',
    steps: 'training step',
    level: 'the model of the clean data',
    dashed: (level: string) => `dashed: ${level}`,
    nothing: '(nothing to draw)',
  },
  result: (digest: string) => `result ${digest}`,
};

export interface PlayedRoundFacts {
  readonly scenario: string;
  readonly seed: number;
  readonly attack: string;
  readonly poison: number;
  readonly filter: string;
}

/** Rows, and rates 0 … 1. */
export interface FilteringFacts {
  readonly removed: number;
  /** Kept under another label. */
  readonly relabelled: number;
  readonly poison: number;
  readonly caught: number;
  readonly recall: number;
  readonly fpr: number;
  readonly precision: number;
}
