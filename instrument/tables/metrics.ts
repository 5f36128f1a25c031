import { DEFENCE_IDS } from '../../engine/training-defences/index.ts';
import { type Interval, meanInterval } from '../interval.ts';
import { doubtsOf } from './footnotes.ts';
import type { Cell, CellTable } from './table.ts';

/** A number of a cell that a table can be shown by. */
export interface Metric {
  readonly label: string;
  readonly of: (cell: Cell) => number | null;
  readonly show: (value: number) => string;
  /** Which side is happy when it is high. */
  readonly favours: 'attack' | 'defence' | 'nobody';
}

const percent = (value: number) => (100 * value).toFixed(2);
const points = (value: number) => value.toFixed(1);
const figure = (value: number) => value.toFixed(3);

/** Without poison there is nothing to detect, and without a filter nobody who does: no number is shown. */
const ifPoisoned = (of: (cell: Cell) => number) => (cell: Cell) =>
  cell.poisonRows === 0 || !(hasFilter(cell.filter) || cell.removedRows > 0) ? null : of(cell);

/** Whether a defence, written `first+second+training`, removes or relabels anything by itself. */
function hasFilter(name: string): boolean {
  const first = name.split(/[:+]/, 1)[0] as string;
  return first !== 'none' && !(DEFENCE_IDS as readonly string[]).includes(first);
}

export const METRICS = {
  error: { label: 'test error, %', favours: 'attack', show: percent, of: ({ error }) => error },
  damage: {
    label: 'test error above the clean model, points of %',
    favours: 'attack',
    show: percent,
    of: ({ error, cleanError }) => error - cleanError,
  },
  hit: {
    label: 'targets that are misjudged, %',
    favours: 'attack',
    show: percent,
    of: ({ hitShare }) => hitShare,
  },
  asr: {
    label: "marked samples taken for the attacker's class (ASR), %",
    favours: 'attack',
    show: percent,
    of: ({ attackSuccess }) => attackSuccess,
  },
  impact: {
    label: "the attack's impact, 0 to 1",
    favours: 'attack',
    show: figure,
    of: ({ impact }) => impact,
  },
  precision: {
    label: 'precision of the filters (poison among what they remove or relabel), %',
    favours: 'defence',
    show: percent,
    of: ifPoisoned(({ precision }) => precision),
  },
  recall: {
    label: 'recall of the filters (poison that they remove or relabel), %',
    favours: 'defence',
    show: percent,
    of: ifPoisoned(({ recall }) => recall),
  },
  auc: { label: "AUC of the filters' suspicion", favours: 'defence', show: figure, of: ({ auc }) => auc },
  fpr: {
    label: 'clean rows removed or relabelled (FPR), %',
    favours: 'nobody',
    show: percent,
    of: ({ fpr }) => fpr,
  },
  mcc: {
    label: 'Matthews correlation of the filters',
    favours: 'defence',
    show: figure,
    of: ifPoisoned(({ mcc }) => mcc),
  },
  attack: {
    label: "the attack's score, 0 to 100",
    favours: 'attack',
    show: points,
    of: ({ attackScore }) => attackScore,
  },
  defence: {
    label: "the defence's score, 0 to 100",
    favours: 'defence',
    show: points,
    of: ({ defenceScore }) => defenceScore,
  },
  advantage: {
    label: "the attack's advantage, 50 + (attack − defence) / 2",
    favours: 'attack',
    show: points,
    of: advantageOf,
  },
  time: {
    label: 'time to filter and train, seconds',
    favours: 'nobody',
    show: (value) => value.toFixed(2),
    of: ({ filterMillis, trainMillis }) => (filterMillis + trainMillis) / 1000,
  },
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[];

/** Both scores in one number that one side wants high and the other low: 50 is even. */
export function advantageOf({
  attackScore,
  defenceScore,
}: Pick<Cell, 'attackScore' | 'defenceScore'>): number {
  return 50 + (attackScore - defenceScore) / 2;
}

/** A table by one metric, averaged over its seeds. */
export interface Grid {
  readonly metric: Metric;
  readonly attacks: readonly string[];
  readonly filters: readonly string[];
  /** [attack][filter]; null where the metric is undefined or the cell has not been played. */
  readonly values: readonly (readonly (number | null)[])[];
  /** [attack][filter]; true where a round has numbers that may be wrong, see footnotes.ts. */
  readonly doubtful: readonly (readonly boolean[])[];
  /** Likewise, half the width of the 95 % confidence interval of each mean; null where one seed alone was played. */
  readonly halfWidths?: readonly (readonly (number | null)[])[];
}

export function gridOf(table: Pick<CellTable, 'attacks' | 'filters' | 'cells'>, id: MetricId): Grid {
  const metric: Metric = METRICS[id];
  const played = new Map<string, number[]>();
  for (const cell of table.cells) {
    const value = metric.of(cell);
    if (value === null) continue;
    const key = `${cell.attack}\n${cell.filter}`;
    played.set(key, [...(played.get(key) ?? []), value]);
  }
  const intervals = table.attacks.map((attack) =>
    table.filters.map((filter): Interval | null => {
      const values = played.get(`${attack}\n${filter}`);
      return values ? meanInterval(values) : null;
    }),
  );
  const doubted = new Set(
    table.cells
      .filter((cell) => doubtsOf(cell).length > 0)
      .map(({ attack, filter }) => `${attack}\n${filter}`),
  );
  const doubtful = table.attacks.map((attack) =>
    table.filters.map((filter) => doubted.has(`${attack}\n${filter}`)),
  );
  return {
    metric,
    attacks: table.attacks,
    filters: table.filters,
    values: intervals.map((line) => line.map((each) => each?.mean ?? null)),
    doubtful,
    halfWidths: intervals.map((line) => line.map((each) => each?.half ?? null)),
  };
}
