import { solveZeroSum } from '../equilibrium.ts';
import { type Grid, gridOf } from './metrics.ts';
import type { Table } from './table.ts';

/** A plan that no skill goes into, and that must not pay. */
export interface Degenerate {
  /** As people call it. */
  readonly label: string;
  /** Its name in the table. */
  readonly name: string;
}

export interface Share {
  readonly name: string;
  readonly share: number;
}

/** One demand on a scenario, and whether it is met. */
export interface Finding {
  readonly demand: string;
  readonly holds: boolean;
  readonly detail: string;
}

export interface Judgement {
  /** Red's advantage when both sides play their best mix of what is on the menu; 50 is even. */
  readonly value: number;
  readonly red: readonly Share[];
  readonly blue: readonly Share[];
  readonly findings: readonly Finding[];
}

/** What a scenario is held to. */
const DEMANDS = { lowest: 35, highest: 65, kinds: 3 } as const;
/** A plan played less often than this is no part of a mix. */
const TRACE = 0.01;

/**
 * Whether a scenario is a game: judged by red's advantage (metrics.ts), averaged over the table's seeds.
 * The menus are the table's attacks and filters without the degenerate ones. A degenerate plan beats par
 * when, against the other side's best mix, it gets its own side more than the value of the game.
 *
 * @throws GameError 'bad-shape' when nothing but degenerate plans is in the table.
 */
export function judge(
  table: Pick<Table, 'attacks' | 'filters' | 'cells'>,
  redDegenerate: readonly Degenerate[],
  blueDegenerate: readonly Degenerate[],
): Judgement {
  const grid = gridOf(table, 'advantage');
  const attacks = without(grid.attacks, redDegenerate);
  const filters = without(grid.filters, blueDegenerate);
  const at = (attack: string, filter: string) => cellOf(grid, attack, filter);
  const payoff = attacks.map((attack) => filters.map((filter) => at(attack, filter)));
  const { row, column, value } = solveZeroSum(payoff);
  const red = mixOf(attacks, row);
  const blue = mixOf(filters, column);

  const mean = (names: readonly string[], shares: readonly number[], of: (name: string) => number) =>
    names.reduce((sum, name, i) => sum + (shares[i] as number) * of(name), 0);
  const beating = [
    ...redDegenerate.map(({ label, name }) => ({
      label: `red: ${label}`,
      gain: mean(filters, column, (filter) => at(name, filter)) - value,
    })),
    ...blueDegenerate.map(({ label, name }) => ({
      label: `blue: ${label}`,
      gain: value - mean(attacks, row, (attack) => at(attack, name)),
    })),
  ];
  const bestAttack = attacks.find((_, i) =>
    payoff.every((line) => line.every((entry, j) => entry <= (payoff[i]?.[j] as number))),
  );
  const bestFilter = filters.find((_, j) => payoff.every((line) => line[j] === Math.min(...line)));
  const points = (number: number) => number.toFixed(1);
  return {
    value,
    red,
    blue,
    findings: [
      {
        demand: 'no degenerate plan beats par',
        holds: beating.every(({ gain }) => gain <= 0),
        detail: beating
          .map(({ label, gain }) => `${label} ${gain > 0 ? 'gains' : 'loses'} ${points(Math.abs(gain))}`)
          .join('; '),
      },
      {
        demand: 'no attack is best against every defence',
        holds: bestAttack === undefined,
        detail:
          bestAttack ??
          `best answers: ${distinct(filters.map((_, j) => argBest(attacks, (i) => payoff[i]?.[j])))}`,
      },
      {
        demand: 'no defence is best against every attack',
        holds: bestFilter === undefined,
        detail:
          bestFilter ??
          `best answers: ${distinct(payoff.map((line) => argBest(filters, (j) => -(line[j] as number))))}`,
      },
      {
        demand: `value between ${DEMANDS.lowest} and ${DEMANDS.highest}`,
        holds: value >= DEMANDS.lowest && value <= DEMANDS.highest,
        detail: points(value),
      },
      {
        demand: `both sides mix ${DEMANDS.kinds} plans or more`,
        holds: red.length >= DEMANDS.kinds && blue.length >= DEMANDS.kinds,
        detail: `red ${red.length}, blue ${blue.length}`,
      },
    ],
  };
}

function without(names: readonly string[], degenerate: readonly Degenerate[]): string[] {
  return names.filter((name) => degenerate.every((each) => each.name !== name));
}

function cellOf({ attacks, filters, values }: Grid, attack: string, filter: string): number {
  return values[attacks.indexOf(attack)]?.[filters.indexOf(filter)] ?? Number.NaN;
}

function mixOf(names: readonly string[], shares: readonly number[]): Share[] {
  return names
    .map((name, i) => ({ name, share: shares[i] as number }))
    .filter(({ share }) => share >= TRACE)
    .sort((a, b) => b.share - a.share);
}

function argBest(names: readonly string[], of: (index: number) => number | undefined): string {
  let best = 0;
  names.forEach((_, i) => {
    if ((of(i) ?? Number.NaN) > (of(best) ?? Number.NaN)) best = i;
  });
  return names[best] ?? '';
}

const distinct = (names: readonly string[]) => [...new Set(names)].join(', ');
