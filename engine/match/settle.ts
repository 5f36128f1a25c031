import { GameError } from '../errors.ts';
import type { Side } from '../round/sides.ts';
import { evolve } from './evolve.ts';
import { type Bout, roundsOf, scenarioOfRound, type TeamId } from './formats.ts';
import {
  actingPlayers,
  isOpen,
  type Match,
  type MatchEvent,
  type RoundMatch,
  type TrainMatch,
} from './match.ts';
import { withPointsLeft } from './purchases.ts';
import { phaseMillis, type Rules } from './rules.ts';
import { botSeed } from './seeds.ts';
import type { Millis, RoundPhase } from './views.ts';

/** An event before it is stamped with its time and its command. */
export type Happening = MatchEvent extends infer E
  ? E extends MatchEvent
    ? Omit<E, 'at' | 'command'>
    : never
  : never;

/** More steps than any moment can need: a round in which bots play both sides takes four a bout and six besides. */
const mostSteps = (match: Match) => 32 + 8 * match.teams.length ** 2;

/** What must happen now because of how the match stands: phases that are over, bots for absent sides. */
export function settle(match: Match, at: Millis, rules: Rules): MatchEvent[] {
  const events: MatchEvent[] = [];
  let state = match;
  for (let step = 0; step < mostSteps(match); step++) {
    const next = nextStep(state, at, rules);
    if (next === null) return events;
    const event: MatchEvent = { ...next, at, command: null };
    events.push(event);
    state = evolve(state, event);
  }
  throw new GameError('internal', `a match in phase ${match.phase} does not come to rest`);
}

function nextStep(match: Match, at: Millis, rules: Rules): Happening | null {
  // A paused match stands still, whatever was committed meanwhile.
  if (match.phase === 'lobby' || match.phase === 'over') return null;
  if (match.phase === 'train') {
    const training = trainingStep(match, rules);
    if (training) return training;
  }
  if (!match.clock.running) return null;
  const due = at >= match.clock.endsAt;
  switch (match.phase) {
    case 'briefing':
      return due ? startOf(match, 'prepare', match.round, at, rules) : null;
    case 'prepare': {
      const missing = match.bouts.find(({ attack }) => attack === null);
      if (!missing) return startOf(match, 'filter', match.round, at, rules);
      const absent = absentee(match, due, 'attack');
      if (!absent) return null;
      const left = withPointsLeft(match, scenario(match, match.round, rules), absent.id, 'attack');
      const plan = rules.botAttackPlan(left, botSeed(match.seed, absent.id));
      return { type: 'attack-committed', bout: absent.id, by: null, plan };
    }
    case 'filter': {
      const missing = match.bouts.find(({ defend }) => defend === null);
      if (!missing) return startOf(match, 'train', match.round, at, rules);
      const absent = absentee(match, due, 'defend');
      if (!absent) return null;
      const left = withPointsLeft(match, scenario(match, match.round, rules), absent.id, 'defend');
      const plan = rules.botDefencePlan(left, botSeed(match.seed, absent.id));
      return { type: 'defence-committed', bout: absent.id, by: null, plan };
    }
    case 'train':
      if (match.bouts.some(isOpen)) return null;
      if (match.bouts.every(({ voided }) => voided)) return afterRound(match, at, rules);
      return due ? startOf(match, 'reveal', match.round, at, rules) : null;
    case 'reveal':
      return due ? afterRound(match, at, rules) : null;
    default:
      return match satisfies never;
  }
}

/** A bout that lacks a plan and gets none from people: its team is empty, or the time is up. */
function absentee(
  match: Extract<Match, { phase: 'prepare' | 'filter' }>,
  due: boolean,
  side: Side,
): Bout | undefined {
  const lacks = (bout: (typeof match.bouts)[number]) =>
    side === 'attack' ? bout.attack === null : 'defend' in bout && bout.defend === null;
  const isEmpty = (team: TeamId) => actingPlayers(match, team, match.round).length === 0;
  return match.bouts.filter(lacks).find(({ teams }) => due || isEmpty(teams[side]));
}

/**
 * A training is asked for at once, paused or not; after too many failures, or one that would come again, the bout is
 * given up.
 */
function trainingStep(match: TrainMatch, rules: Rules): Happening | null {
  const bout = match.bouts.find((each) => isOpen(each) && each.asked === each.failed);
  if (!bout) return null;
  return bout.failed < rules.trainingAttempts && !bout.hopeless
    ? { type: 'training-requested', bout: bout.id }
    : { type: 'bout-voided', bout: bout.id };
}

function afterRound(match: RoundMatch, at: Millis, rules: Rules): Happening {
  if (match.round >= roundsOf(match)) return { type: 'match-ended' };
  return startOf(match, 'briefing', match.round + 1, at, rules);
}

function startOf(match: RoundMatch, phase: RoundPhase, round: number, at: Millis, rules: Rules): Happening {
  const endsAt = at + phaseMillis(scenario(match, round, rules), phase, match.pace);
  return { type: 'phase-started', phase, round, endsAt };
}

function scenario(match: Match, round: number, rules: Rules) {
  const id = scenarioOfRound(match, round);
  const known = rules.scenario(id);
  if (!known) throw new GameError('unknown-name', `this server has no scenario ${id}`);
  return known;
}
