import { figures } from './figures.ts';

const { percent, decimal } = figures;

/** `well evaluate`. */
export const evaluateTexts = {
  description: 'train, poison, filter and judge on your own data: LIBSVM/SVMlight text, CSV, .npy, .npz',
  options: {
    train: 'clean training rows',
    test: 'test rows',
    poison: 'poisoned rows, added to the training rows; detection is measured on them',
    trainLabels: 'labels of a .npy file of features',
    testLabels: 'the same for --test',
    poisonLabels: 'the same for --poison',
    golden: 'trusted rows, which filters may judge by and nothing is trained on',
    goldenLabels: 'labels of a .npy file of features',
    accounts: 'who sent each row: a line of text for each training row, then one for each poisoned row',
    format: (formats: readonly string[]) => `${formats.join(', ')} (default: by content)`,
    label: 'label column of CSV and .npy: name, or number from 1, or from -1 backwards',
    delimiter: 'what separates the fields of CSV (default: by content)',
    header: 'CSV begins with names (default: by content)',
    noHeader: 'CSV begins with data',
    decimal: (marks: readonly string[]) => `decimal mark of CSV: ${marks.join(' or ')} (default: by content)`,
    keepIndex: 'a column of CSV that only numbers the rows is a feature',
    indexBase:
      'index of the first feature in LIBSVM text: 0 or 1, or as in test=0 for one file (default: 0 where an index is 0)',
    victim: 'see "well list victims"',
    lambda: "strength of the ridge, λ of (λ/2)‖w‖² (default: the victim's own)",
    victimParam: 'parameter of the victim; may be repeated',
    remove: 'share of each class that the filter removes',
    seed: 'seed of training',
    removed: 'write the removed rows there: file, line, label, filter',
  },
  stages: {
    reading: 'reading',
    'training on the clean rows': 'training on the clean rows',
    'training without filters': 'training without filters',
    filtering: 'filtering',
    'training on what is left': 'training on what is left',
  },
  interrupted: 'interrupted: nothing was evaluated',
  /** What was evaluated; `filter` is null without one. */
  setting: (victim: string, params: string, filter: string | null, seed: number) =>
    `${victim} (${params}), ${filter ?? 'no filter'}, seed ${seed}`,
  sizes: ({ train, poison, test, features, classes }: EvaluationSizes) =>
    `${train} training rows${poison > 0 ? ` and ${poison} of poison` : ''}, ${test} test rows, ` +
    `${features === 1 ? '1 feature' : `${features} features`}, ${classes} classes`,
  labels: {
    test: 'test error',
    unfiltered: 'without filters',
    clean: 'on clean data',
    training: 'training error',
    certified: 'certified right',
    objective: 'objective',
    norm: 'norm of the fit',
    removed: 'removed',
    relabelled: 'relabelled',
    detection: 'detection',
  },
  removed: (rows: number, share: number, byClass: readonly ClassRows[]) =>
    `${rows} rows (${percent(share)})` +
    (rows > 0 ? `: ${byClass.map((each) => `${each.rows} of class ${each.name}`).join(', ')}` : ''),
  relabelled: (rows: number) => `${rows} rows`,
  detection: ({ caught, poison, precision, recall, fpr, mcc, auc }: DetectionFacts) =>
    `${caught} of ${poison} poison caught, precision ${percent(precision)}, ` +
    `recall ${percent(recall)}, FPR ${percent(fpr)}, MCC ${decimal(mcc, 3)}` +
    `${auc === null ? '' : `, AUC ${decimal(auc, 3)}`}`,
};

export interface EvaluationSizes {
  readonly train: number;
  readonly poison: number;
  readonly test: number;
  readonly features: number;
  readonly classes: number;
}

export interface ClassRows {
  readonly name: string;
  readonly rows: number;
}

/** Counts, and rates 0 … 1. */
export interface DetectionFacts {
  readonly caught: number;
  readonly poison: number;
  readonly precision: number;
  readonly recall: number;
  readonly fpr: number;
  readonly mcc: number;
  readonly auc: number | null;
}
