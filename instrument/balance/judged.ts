import { gridOf } from '../tables/metrics.ts';
import type { CellTable } from '../tables/table.ts';
import { type DegenerateId, type Judgement, judge } from './judgement.ts';
import type { BalancePlans } from './plans.ts';

/** Broken rules weigh more than missed aims. */
export type BalanceVerdict = 'holds' | 'short of an aim' | 'breaks a rule';

/** A scenario's table, and whether it shows a game. */
export interface JudgedScenario extends Judgement {
  readonly scenario: string;
  readonly verdict: BalanceVerdict;
  readonly table: CellTable;
  /** Which plans are without a thought, by their names in the table. */
  readonly degenerate: ReadonlyMap<string, DegenerateId>;
}

/**
 * Judges a table of a scenario's plans.
 *
 * @param plans  what the table was played with, see balancePlans
 */
export function judgeTable(scenario: string, plans: BalancePlans, table: CellTable): JudgedScenario {
  const { attacks, filters, attackDegenerate, defenceDegenerate } = plans;
  const { values } = gridOf(table, 'advantage');
  const judgement = judge(
    {
      attacks,
      filters,
      advantage: (attack, filter) => values[attacks.indexOf(attack)]?.[filters.indexOf(filter)] ?? Number.NaN,
    },
    attackDegenerate,
    defenceDegenerate,
  );
  return {
    scenario,
    verdict: verdictOf(judgement),
    table,
    degenerate: new Map([...attackDegenerate, ...defenceDegenerate].map(({ name, id }) => [name, id])),
    ...judgement,
  };
}

function verdictOf({ findings }: Judgement): BalanceVerdict {
  const missed = findings.filter(({ holds }) => !holds);
  if (missed.length === 0) return 'holds';
  return missed.some(({ kind }) => kind === 'rule') ? 'breaks a rule' : 'short of an aim';
}
