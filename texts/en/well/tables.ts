import type { TableWords } from '../../../instrument/tables/words.ts';
import { numbers } from '../numbers.ts';

/** Tables and pictures of rounds. */
export const tables: TableWords = {
  metrics: {
    error: 'test error, %',
    damage: 'test error above that of the clean model, percentage points',
    hit: 'targets that are misjudged, %',
    asr: "marked samples taken for the attacker's class (ASR), %",
    impact: "the attack's impact, 0 to 1",
    precision: 'precision of the filters (poison among what they remove or relabel), %',
    recall: 'recall of the filters (poison that they remove or relabel), %',
    auc: "AUC of the filters' suspicion",
    fpr: 'clean rows removed or relabelled (FPR), %',
    mcc: 'Matthews correlation of the filters',
    attack: "the attack's score, 0 to 100",
    defence: "the defence's score, 0 to 100",
    advantage: "the attack's advantage, 50 + (attack − defence) / 2",
    time: 'time to filter and train, seconds',
  },
  decimal: numbers.decimal,
  attack: 'attack',
  against: (attack, filter) => `${attack} against ${filter}`,
  undefinedValue: 'undefined',
  picture: (attacks, filters, metric) =>
    `${attacks} attacks (rows) against ${filters} filters (columns): ${metric}`,
  doubtful: (mark) => `${mark} may be wrong, see --format text`,
  footnote: (mark, attack, filter, seed, why) => `${mark} ${attack} against ${filter}, seed ${seed}: ${why}`,
  moreFootnotes: (mark, count, option) => `${mark} and ${count} more, see ${option}`,
};
