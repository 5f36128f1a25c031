import type { Seed } from '../random.ts';
import { botAttackPlan, botDefencePlan } from '../round/bots.ts';
import { checkAttackPlan, checkDefencePlan, type PlanProblem } from '../round/costs.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { Scenario } from '../round/scenario.ts';
import { isShipped, SCENARIOS } from '../round/scenarios/index.ts';
import type { RoundPhase } from './views.ts';

/** What a match is held to. Everything that `decide` cannot know from the log is in here. */
export interface Rules {
  readonly maxPlayers: number;
  /** A phase whose time ran out while the server was down gets this much more. */
  readonly graceMillis: number;
  /** Trainings of one round before it is given up. */
  readonly trainingAttempts: number;
  /** Share of the train phase that stays for watching, however long the training took. */
  readonly showShare: number;
  /** A phase never lasts longer than this, however often it is extended. */
  readonly longestPhaseMillis: number;
  scenario(id: string): Scenario | undefined;
  checkAttackPlan(scenario: Scenario, plan: AttackPlan): PlanProblem | null;
  checkDefencePlan(scenario: Scenario, plan: DefencePlan): PlanProblem | null;
  botAttackPlan(scenario: Scenario, seed: Seed): AttackPlan;
  botDefencePlan(scenario: Scenario, seed: Seed): DefencePlan;
}

export const RULES: Rules = {
  maxPlayers: 200,
  graceMillis: 10_000,
  trainingAttempts: 3,
  showShare: 0.6,
  longestPhaseMillis: 3_600_000,
  scenario: (id) => (isShipped(id) ? SCENARIOS[id] : undefined),
  checkAttackPlan,
  checkDefencePlan,
  botAttackPlan,
  botDefencePlan,
};

/** How long a phase lasts in a room of this pace. */
export function phaseMillis(scenario: Scenario, phase: RoundPhase, pace: number): number {
  return Math.max(1, Math.round(scenario.phaseMillis[phase] * pace));
}
