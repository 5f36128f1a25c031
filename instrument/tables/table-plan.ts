import { remarkError } from '../remarks.ts';
import { type Cell, cellKey, parseCell, parseHead, type TableHead } from './table.ts';

/** What a table is to hold: names of choices, see instrument/recipes.ts. */
export interface TablePlan {
  readonly scenario: string;
  /** Poisoned / clean rows; null for the whole budget of the scenario. */
  readonly epsilon: number | null;
  readonly attacks: readonly string[];
  readonly filters: readonly string[];
  readonly seeds: readonly number[];
  /** Played on wells as matches draw them, not on the published cut; absent for the cut. */
  readonly drawn?: true;
}

/** An attack on one seed against a list of defence plans. */
export interface AttackTask {
  readonly scenario: string;
  readonly seed: number;
  readonly attack: string;
  readonly filters: readonly string[];
  readonly epsilon: number | null;
  readonly drawn?: true;
}

/** What is left to do: an attack on a seed with the plans it has not met. Seeds stay together. */
export function missingTasks(plan: TablePlan, done: ReadonlyMap<string, Cell>): AttackTask[] {
  const { scenario, epsilon, drawn } = plan;
  return plan.seeds
    .flatMap((seed) =>
      plan.attacks.map((attack) => ({
        scenario,
        epsilon,
        seed,
        attack,
        ...(drawn && { drawn }),
        filters: plan.filters.filter((filter) => !done.has(cellKey({ attack, filter, seed }))),
      })),
    )
    .filter(({ filters }) => filters.length > 0);
}

/** The rounds of a plan in the order of a table; undefined where one is not there. */
export function inTableOrder(
  { attacks, filters, seeds }: TablePlan,
  cells: ReadonlyMap<string, Cell>,
): (Cell | undefined)[] {
  return attacks.flatMap((attack) =>
    filters.flatMap((filter) => seeds.map((seed) => cells.get(cellKey({ attack, filter, seed })))),
  );
}

/**
 * The finished rounds of a partial table, by cellKey. A last line that was cut off is dropped.
 *
 * @param wanted  the table that they are to be part of
 * @throws GameError 'bad-file' for another file, 'conflict' for the part of another table, or one of another build:
 *   its numbers may not be this one's
 */
export function parsePartial(path: string, text: string, wanted: TableHead): Map<string, Cell> {
  const [first = '', ...lines] = text.split('\n');
  checkSame(path, parseHead(path, first), wanted);
  const cells = new Map<string, Cell>();
  for (const line of lines) {
    const cell = parseCell(line);
    if (cell) cells.set(cellKey(cell), cell);
  }
  return cells;
}

function checkSame(path: string, held: TableHead, wanted: TableHead): void {
  const differ = (['scenario', 'epsilon', 'build'] as const).find((field) => held[field] !== wanted[field]);
  if (!differ) return;
  const show = (head: TableHead) =>
    differ === 'build' ? head.build.slice(0, 12) : (head[differ] ?? 'whole budget');
  throw remarkError('conflict', 'other-table', {
    file: path,
    field: differ,
    held: String(show(held)),
    wanted: String(show(wanted)),
  });
}
