import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { type Interval, meanInterval } from '../interval.ts';
import { isDoubtful } from './footnotes.ts';
import type { Cell, CellTable } from './table.ts';
import type { TableWords } from './words.ts';

/** A number of a cell that a table can be shown by. What it is called stands in the words of a table (words.ts). */
export interface Metric {
  readonly of: (cell: Cell) => number | null;
  /** Digits after the point where it is shown. */
  readonly digits: number;
  /** Rates are shown as per cent. */
  readonly percent: boolean;
  /** Which side is happy when it is high. */
  readonly favours: 'attack' | 'defence' | 'nobody';
}

const PERCENT = { percent: true, digits: 2 } as const;
const POINTS = { percent: false, digits: 1 } as const;
const FIGURE = { percent: false, digits: 3 } as const;

/** Without poison there is nothing to detect, and without a filter nobody who does: no number is shown. */
const ifPoisoned = (of: (cell: Cell) => number) => (cell: Cell) =>
  cell.poisonRows === 0 || !(hasFilter(cell.filter) || cell.removedRows > 0) ? null : of(cell);

/** Whether a defence, written `first+second+training`, removes or relabels anything by itself. */
function hasFilter(name: string): boolean {
  const first = name.split(/[:+]/, 1)[0] as string;
  return first !== 'none' && !(DEFENCE_IDS as readonly string[]).includes(first);
}

export const METRICS = {
  error: { ...PERCENT, favours: 'attack', of: ({ error }) => error },
  /** Error above that of the clean model. */
  damage: { ...PERCENT, favours: 'attack', of: ({ error, cleanError }) => error - cleanError },
  hit: { ...PERCENT, favours: 'attack', of: ({ hitShare }) => hitShare },
  asr: { ...PERCENT, favours: 'attack', of: ({ attackSuccess }) => attackSuccess },
  impact: { ...FIGURE, favours: 'attack', of: ({ impact }) => impact },
  precision: { ...PERCENT, favours: 'defence', of: ifPoisoned(({ precision }) => precision) },
  recall: { ...PERCENT, favours: 'defence', of: ifPoisoned(({ recall }) => recall) },
  auc: { ...FIGURE, favours: 'defence', of: ({ auc }) => auc },
  fpr: { ...PERCENT, favours: 'nobody', of: ({ fpr }) => fpr },
  mcc: { ...FIGURE, favours: 'defence', of: ifPoisoned(({ mcc }) => mcc) },
  attack: { ...POINTS, favours: 'attack', of: ({ attackScore }) => attackScore },
  defence: { ...POINTS, favours: 'defence', of: ({ defenceScore }) => defenceScore },
  advantage: { ...POINTS, favours: 'attack', of: advantageOf },
  /** Seconds to filter and train. */
  time: {
    percent: false,
    digits: 2,
    favours: 'nobody',
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

/** A value of a metric as people of one language read it, without its unit. */
export function metricText(id: MetricId, value: number, { decimal }: Pick<TableWords, 'decimal'>): string {
  const { percent, digits }: Metric = METRICS[id];
  return decimal(percent ? 100 * value : value, digits);
}

/** A table by one metric, averaged over its seeds. */
export interface Grid {
  readonly metric: MetricId;
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
  const doubted = new Set(table.cells.filter(isDoubtful).map(({ attack, filter }) => `${attack}\n${filter}`));
  const doubtful = table.attacks.map((attack) =>
    table.filters.map((filter) => doubted.has(`${attack}\n${filter}`)),
  );
  return {
    metric: id,
    attacks: table.attacks,
    filters: table.filters,
    values: intervals.map((line) => line.map((each) => each?.mean ?? null)),
    doubtful,
    halfWidths: intervals.map((line) => line.map((each) => each?.half ?? null)),
  };
}
