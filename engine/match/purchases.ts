import { attackCost, attackPoints, defenceCost } from '../round/costs.ts';
import type { Scenario } from '../round/scenario.ts';
import type { Side } from '../round/sides.ts';
import { partCost } from '../round/split-plans.ts';
import { PRICES, type Purchase, type PurchaseKind, type Question } from './bought.ts';
import { type Refused, refuse } from './commands.ts';
import type { Desk } from './drafts.ts';
import { boutsOf, roundOfBout, scenarioOfRound, type TeamId } from './formats.ts';
import { type DraftMatch, type Match, type Player, playsIn, sideOf, sideOfPhase } from './match.ts';
import { type Rules, scenarioIn } from './rules.ts';

const SIDE_OF: Readonly<Record<PurchaseKind, Side>> = {
  audit: 'defend',
  oracle: 'attack',
  training: 'defend',
};
type InRound = Extract<Match, { readonly round: number }>;

const PHASE_OF = { attack: 'prepare', defend: 'filter' } as const;

/** @param player  whose purchases; the whole team's where absent */
export function boughtBy(
  match: Pick<Match, 'bought'>,
  bout: string,
  side: Side,
  player?: string,
): readonly Purchase[] {
  return match.bought
    .filter((each) => each.bout === bout && SIDE_OF[each.purchase.kind] === side)
    .filter(({ by }) => player === undefined || by === player)
    .map(({ purchase }) => purchase);
}

/**
 * Points that the team on a side of a bout has spent on answers, in all bouts that its plan is for; the plan may cost
 * what is left.
 *
 * @param player  whose purchases; the whole team's where absent
 */
export function spentIn(match: Match, id: string, side: Side, player?: string): number {
  const bouts = boutsOf(match, roundOfBout(id));
  const team = bouts.find((bout) => bout.id === id)?.teams[side];
  return bouts
    .filter(({ teams }) => teams[side] === team)
    .flatMap((bout) => boughtBy(match, bout.id, side, player))
    .reduce((sum, { kind }) => sum + PRICES[kind], 0);
}

/** The same of a member of the team that attacks in a round. */
export function spentBy(match: InRound, team: TeamId, player: string): number {
  const bout = boutsOf(match, match.round).find(({ teams }) => teams.attack === team);
  return bout ? spentIn(match, bout.id, 'attack', player) : 0;
}

/** Points that a member has for the own part of a split plan: the share less what the member's answers have cost. */
export function pointsOfShare(match: InRound, { team, shares }: Desk<unknown>, player: string): number {
  const points = shares?.find((share) => share.player === player)?.points ?? 0;
  return Math.max(0, points - spentBy(match, team, player));
}

/** The scenario with the points that a side has left in a bout for its plan. */
export function withPointsLeft(match: Match, scenario: Scenario, bout: string, side: Side): Scenario {
  const spent = spentIn(match, bout, side);
  if (spent === 0) return scenario;
  return side === 'defend'
    ? { ...scenario, defencePoints: scenario.defencePoints - spent }
    : { ...scenario, epsilonMax: (attackPoints(scenario) - spent) / scenario.trainRows };
}

/** The scenario of the round that is played, with the points that a team has left for the plan that it makes. */
export function scenarioLeft(match: DraftMatch, team: TeamId, rules: Rules): Scenario {
  const scenario = scenarioIn(match, match.round, rules);
  const side = sideOfPhase(match);
  const bout = boutsOf(match, match.round).find(({ teams }) => teams[side] === team);
  return bout ? withPointsLeft(match, scenario, bout.id, side) : scenario;
}

/** The answer to the same question that the team has paid for already; it is not paid twice. */
export function answered(match: Match, bout: string, question: Question): Purchase | null {
  const asked = keyOf(question);
  return boughtBy(match, bout, SIDE_OF[question.kind]).find((each) => keyOf(each) === asked) ?? null;
}

function keyOf(question: Question): string {
  switch (question.kind) {
    case 'audit':
      return `audit ${question.row}`;
    case 'oracle':
      return `oracle ${question.codes}`;
    case 'training':
      return `training ${JSON.stringify(question.plan)}`;
    default:
      return question satisfies never;
  }
}

/** Why somebody may not ask this now; null where the answer is one that the team can pay, or has paid. */
export function questionRefusal(
  match: Match,
  { by, bout: id, question }: { readonly by: string; readonly bout: string; readonly question: Question },
  rules: Pick<Rules, 'scenario' | 'checkDefencePlan'>,
): Refused | null {
  const side = SIDE_OF[question.kind];
  const player = match.players.find((each) => each.id === by);
  if (!player) return refuse('wrong-role');
  if (match.phase === 'lobby' || match.phase === 'over' || match.round !== roundOfBout(id))
    return refuse('wrong-phase');
  if (!playsIn(player, match.round)) return refuse('wrong-role', 'you play from the next briefing on');
  const bout = boutsOf(match, match.round).find((each) => each.id === id);
  if (!bout || sideOf(player, bout) !== side) return refuse('wrong-role');
  if (match.phase !== PHASE_OF[side]) return refuse('wrong-phase');
  if (match.phase === 'filter' && !match.arrival.opened)
    return refuse('wrong-phase', 'the delivery is not there yet');
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  if (!scenario) return refuse('unknown-name', 'this server does not know the scenario of the room');
  if (question.kind === 'training') {
    const problem = rules.checkDefencePlan(scenario, question.plan);
    if (problem) return refuse(problem.code, problem.detail);
  }
  if (answered(match, id, question)) return null;
  const left = pointsLeft(match, id, player, scenario);
  const price = PRICES[question.kind];
  if (price <= left) return null;
  return refuse('over-budget', `it costs ${price} points, ${left} are left beside the plan`);
}

/** Points that a member may spend on answers beside the plan: the team's, or the own share's where it has split them. */
function pointsLeft(match: InRound, id: string, player: Player, scenario: Scenario): number {
  const desk = match.phase === 'prepare' ? match.desks.find(({ team }) => team === player.team) : undefined;
  if (desk?.shares) {
    return pointsOfShare(match, desk, player.id) - partCost(scenario, planOn(desk), player.id);
  }
  const side = match.phase === 'prepare' ? 'attack' : 'defend';
  const points = side === 'attack' ? attackPoints(scenario) : scenario.defencePoints;
  return points - spentIn(match, id, side) - planCost(match, scenario, player.team);
}

/** Points of the team's draft, or of the plan that it has handed in: an open draft may be what plays. */
function planCost(match: Match, scenario: Scenario, team: TeamId): number {
  if (match.phase === 'prepare') {
    const plan = planOn(match.desks.find((desk) => desk.team === team));
    return plan ? attackCost(scenario, plan) : 0;
  }
  if (match.phase !== 'filter') return 0;
  const plan = planOn(match.desks.find((desk) => desk.team === team));
  return plan ? defenceCost(scenario, plan) : 0;
}

const planOn = <Plan>(desk: Desk<Plan> | undefined): Plan | null =>
  desk?.handed?.plan ?? desk?.draft?.plan ?? null;
