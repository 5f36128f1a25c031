import type { PlanProblem } from '../round/costs.ts';
import type { PlanDoubt } from '../round/plan-doubts.ts';
import { type AttackPlan, rowsNamed } from '../round/plans.ts';
import { withPart } from '../round/split-plans.ts';
import { type DraftCommand, type Refused, refuse } from './commands.ts';
import { type AttackersDesk, lacksPart, splitPoints } from './decide-split.ts';
import type { SidePlan } from './events.ts';
import { boutsOf } from './formats.ts';
import { type DraftMatch, type Match, type Player, playsIn, sideOfPhase } from './match.ts';
import { captainOf } from './members.ts';
import { pointsOfShare, scenarioLeft } from './purchases.ts';
import { type Rules, scenarioIn, takeBackMillis } from './rules.ts';
import type { TeamId } from './schedule.ts';
import type { Happening, Present } from './settle.ts';

/** What a member of a team may do with its draft. */
export function draftCommand(
  match: Match,
  command: DraftCommand,
  rules: Rules,
  present: Present,
): Happening[] | Refused {
  const player = match.players.find(({ id }) => id === command.by);
  if (!player) return refuse('wrong-role');
  if (!('desks' in match) || match.round !== command.round || sideOfPhase(match) !== command.side)
    return refuse('wrong-phase');
  if (!playsIn(player, match.round)) return refuse('wrong-role', 'you play from the next briefing on');
  const desk = match.desks.find(({ team }) => team === player.team);
  // In a duel one team works while the other waits.
  if (!desk) return refuse('wrong-role');
  switch (command.type) {
    case 'split':
      if (match.phase !== 'prepare') return refuse('wrong-phase');
      return splitPoints(match, desk as AttackersDesk, command, rules, present);
    case 'set-draft':
      return setDraft(match, desk, player, command, rules);
    case 'say-ready':
      return sayReady(match, desk, player, command, rules);
    case 'commit':
      return commit(match, desk, player, command, rules, present);
    case 'take-back':
      return takeBack(match, desk, player, command.at, rules);
    default:
      return command satisfies never;
  }
}

type Of<T extends DraftCommand['type']> = Extract<DraftCommand, { type: T }>;
type AnyDesk = DraftMatch['desks'][number];

function setDraft(
  match: DraftMatch,
  desk: AnyDesk,
  { id: by }: Player,
  command: Of<'set-draft'>,
  rules: Rules,
): Happening[] | Refused {
  const { team, draft, handed } = desk;
  if (handed) return refuse('already-committed');
  const sidePlan = planIn(command, by, desk);
  if (command.side === 'attack' && desk.shares) {
    const scenario = scenarioIn(match, match.round, rules);
    const epsilonMax = pointsOfShare(match, desk, by) / scenario.trainRows;
    const own = rules.checkAttackPlan({ ...scenario, epsilonMax }, command.plan);
    if (own) return refuse(own.code, own.detail);
  }
  const problem = problemOf(match, team, sidePlan, rules);
  if (problem) return refuse(problem.code, problem.detail);
  if (JSON.stringify(draft?.plan) === JSON.stringify(sidePlan.plan)) return [];
  return [{ type: 'draft-set', team, by, ...sidePlan }];
}

function sayReady(
  match: DraftMatch,
  desk: AnyDesk,
  { id: player }: Player,
  { ready, sure }: Of<'say-ready'>,
  rules: Rules,
): Happening[] | Refused {
  if (desk.handed) return refuse('already-committed');
  if (desk.ready.includes(player) === ready) return [];
  const refusal = ready ? notYet(match, desk, sure, rules) : null;
  return refusal ?? [{ type: 'ready-set', team: desk.team, player, ready }];
}

function commit(
  match: DraftMatch,
  desk: AnyDesk,
  { id: by, team }: Player,
  { sure }: Of<'commit'>,
  rules: Rules,
  present: Present,
): Happening[] | Refused {
  if (desk.handed) return refuse('already-committed');
  const captain = captainOf(match, team, present);
  if (captain !== by && captain !== null)
    return refuse(
      'captain-needed',
      'the captain hands in, or most of the team by saying that they are ready',
    );
  const refusal = notYet(match, desk, sure, rules);
  if (refusal) return refusal;
  if (!sure && match.phase === 'prepare' && lacksPart(match, desk as AttackersDesk, rules))
    return refuse('sure-needed', 'part-missing' satisfies PlanDoubt);
  return [{ type: 'plan-committed', team, by, how: 'captain' }];
}

/** The last plan of a phase cannot be taken back any more once the phase is over. */
function takeBack(
  match: DraftMatch,
  { handed }: AnyDesk,
  { id: by, team }: Player,
  at: number,
  rules: Rules,
): Happening[] | Refused {
  if (!handed) return [];
  if (at >= handed.at + takeBackMillis(rules, match.pace)) return refuse('too-late');
  return [{ type: 'plan-taken-back', team, by }];
}

/** Why a draft cannot be handed in: there is none, or it asks to be confirmed. */
function notYet(match: DraftMatch, { draft }: AnyDesk, sure: boolean, rules: Rules): Refused | null {
  if (!draft) return refuse('no-draft', 'choose a plan first');
  if (sure) return null;
  const scenario = scenarioIn(match, match.round, rules);
  const sidePlan = { side: sideOfPhase(match), plan: draft.plan } as SidePlan;
  const doubt =
    sidePlan.side === 'attack'
      ? rules.attackDoubt(scenario, sidePlan.plan)
      : rules.defenceDoubt(scenario, sidePlan.plan);
  return doubt && refuse('sure-needed', doubt);
}

function problemOf(match: DraftMatch, team: TeamId, sidePlan: SidePlan, rules: Rules): PlanProblem | null {
  const bouts = boutsOf(match, match.round).filter(({ teams }) => teams[sidePlan.side] === team);
  if (bouts.length > 1 && namesRows(sidePlan))
    return {
      code: 'rows-of-one-well',
      detail: `the plan is for ${bouts.length} bouts and names rows of one: leave those out`,
    };
  const scenario = scenarioLeft(match, team, rules);
  return sidePlan.side === 'attack'
    ? rules.checkAttackPlan(scenario, sidePlan.plan)
    : rules.checkDefencePlan(scenario, sidePlan.plan);
}

/** Whether a plan picks rows by their number: the same number is another row in another well. */
function namesRows({ side, plan }: SidePlan): boolean {
  if (side === 'defend') return plan.panel !== undefined;
  return rowsNamed(plan).some(({ rows }) => rows.flipped + rows.mutated + rows.removed > 0);
}

/** What a change makes of the draft: all of it, or the own part where the team has split its points. */
function planIn(command: Of<'set-draft'>, by: string, { draft, shares }: AnyDesk): SidePlan {
  if (command.side === 'defend') return { side: command.side, plan: command.plan };
  const before = (draft?.plan ?? null) as AttackPlan | null; // of the side of the phase, which is the command's
  return { side: command.side, plan: shares ? withPart(before, by, command.plan) : command.plan };
}
