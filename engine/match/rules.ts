import { GameError } from '../errors.ts';
import type { Seed } from '../random.ts';
import type { BotLevel } from '../round/bot-levels.ts';
import { botAttackPlan, botDefencePlan } from '../round/bots.ts';
import { checkAttackPlan, checkDefencePlan, type PlanProblem } from '../round/costs.ts';
import { attackDoubt, defenceDoubt, type PlanDoubt } from '../round/plan-doubts.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { Scenario } from '../round/scenario.ts';
import { isShipped, SCENARIOS } from '../round/scenarios/index.ts';
import { type FormatSchedule, scenarioOfRound } from './formats.ts';
import type { RoundPhase } from './views.ts';

/** What a match is held to. Everything that `decide` cannot know from the log is in here. */
export interface Rules {
  readonly maxPlayers: number;
  /** People whose guesses one match takes. */
  readonly maxGuessers: number;
  /** A phase whose time ran out while the server was down gets this much more. */
  readonly graceMillis: number;
  /** Trainings of one round before it is given up. */
  readonly trainingAttempts: number;
  /** Share of the train phase that stays for watching, however long the training took. */
  readonly showShare: number;
  /** A phase never lasts longer than this, however often it is extended. */
  readonly longestPhaseMillis: number;
  /** A plan that was handed in can be taken back for this long; less in rooms of a quick pace. */
  readonly takeBackMillis: number;
  /** From the beginning of the defence until the deliveries are due, in a room of this pace. */
  deliveryMillis(scenario: Scenario, pace: number | null): number;
  scenario(id: string): Scenario | undefined;
  checkAttackPlan(scenario: Scenario, plan: AttackPlan): PlanProblem | null;
  checkDefencePlan(scenario: Scenario, plan: DefencePlan): PlanProblem | null;
  attackDoubt(scenario: Scenario, plan: AttackPlan): PlanDoubt | null;
  defenceDoubt(scenario: Scenario, plan: DefencePlan): PlanDoubt | null;
  botAttackPlan(scenario: Scenario, seed: Seed, level: BotLevel): AttackPlan;
  botDefencePlan(scenario: Scenario, seed: Seed, level: BotLevel): DefencePlan;
}

/** Seconds of a core for a well that is drawn and put in order, beside those of a recipe. */
const WELL_SECONDS = 1;
/** Seconds of a recipe in scenarios that do not say how long one may take. */
const RECIPE_SECONDS = 3;
/** Rooms quicker than this, which nobody plays in by hand, wait less for deliveries. */
const QUICK_PACE = 0.5;

/**
 * From the beginning of the defence until the deliveries are there: as long as any recipe of the scenario may take to
 * make one, whichever is made.
 */
function deliveryMillis({ mostSeconds = RECIPE_SECONDS }: Scenario, pace: number | null): number {
  const quick = Math.min(1, (pace ?? 1) / QUICK_PACE);
  return Math.round(1_000 * (mostSeconds + WELL_SECONDS) * quick);
}

/** People whose guesses one match takes. */
export const MOST_GUESSERS = 1_000;

export const RULES: Rules = {
  maxPlayers: 200,
  maxGuessers: MOST_GUESSERS,
  graceMillis: 10_000,
  trainingAttempts: 3,
  showShare: 0.6,
  longestPhaseMillis: 3_600_000,
  takeBackMillis: 5_000,
  deliveryMillis,
  scenario: (id) => (isShipped(id) ? SCENARIOS[id] : undefined),
  checkAttackPlan,
  checkDefencePlan,
  attackDoubt,
  defenceDoubt,
  botAttackPlan,
  botDefencePlan,
};

/** How long a phase lasts in a room of this pace; null where it has no end of its own. */
export function phaseMillis(scenario: Scenario, phase: RoundPhase, pace: number | null): number | null {
  if (pace === null) return phase === 'train' ? scenario.phaseMillis.train : null;
  return Math.max(1, Math.round(scenario.phaseMillis[phase] * pace));
}

/** How long a plan can be taken back in a room of this pace. */
export const takeBackMillis = (
  { takeBackMillis: most }: Pick<Rules, 'takeBackMillis'>,
  pace: number | null,
): number => Math.round(most * Math.min(1, pace ?? 1));

/** The scenario of a round. @throws GameError 'unknown-name' when this server does not have it */
export function scenarioIn(schedule: FormatSchedule, round: number, rules: Rules): Scenario {
  const id = scenarioOfRound(schedule, round);
  const known = rules.scenario(id);
  if (!known) throw new GameError('unknown-name', `this server has no scenario ${id}`);
  return known;
}
