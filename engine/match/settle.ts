import { GameError } from '../errors.ts';
import { evolve } from './evolve.ts';
import {
  actingPlayers,
  attackersOf,
  defendersOf,
  type Match,
  type MatchEvent,
  type RoundMatch,
  roundsOf,
  scenarioIdOf,
} from './match.ts';
import { phaseMillis, type Rules } from './rules.ts';
import { botSeed } from './seeds.ts';
import type { Millis, RoundPhase } from './views.ts';

/** An event before it is stamped with its time and its command. */
export type Happening = MatchEvent extends infer E
  ? E extends MatchEvent
    ? Omit<E, 'at' | 'command'>
    : never
  : never;

/** More steps than any moment can need: a full round with bots on both sides has ten. */
const MOST_STEPS = 32;

/** What must happen now because of how the match stands: phases that are over, bots for absent sides. */
export function settle(match: Match, at: Millis, rules: Rules): MatchEvent[] {
  const events: MatchEvent[] = [];
  let state = match;
  for (let step = 0; step < MOST_STEPS; step++) {
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
    case 'prepare':
      if (match.red) return startOf(match, 'filter', match.round, at, rules);
      if (!due && actingPlayers(match, attackersOf(match.round), match.round).length > 0) return null;
      return {
        type: 'attack-committed',
        by: null,
        plan: rules.botRedPlan(scenarioOf(match, match.round, rules), botSeed(match.seed, match.round)),
      };
    case 'filter':
      if (match.blue) return startOf(match, 'train', match.round, at, rules);
      if (!due && actingPlayers(match, defendersOf(match.round), match.round).length > 0) return null;
      return {
        type: 'filter-committed',
        by: null,
        plan: rules.botBluePlan(scenarioOf(match, match.round, rules), botSeed(match.seed, match.round)),
      };
    case 'train':
      if (match.voided) return afterRound(match, at, rules);
      return match.trained && due ? startOf(match, 'reveal', match.round, at, rules) : null;
    case 'reveal':
      return due ? afterRound(match, at, rules) : null;
    default:
      return match satisfies never;
  }
}

/**
 * A training is asked for at once, paused or not. After too many failures, or one that would come again, the round is
 * given up.
 */
function trainingStep(match: Extract<Match, { phase: 'train' }>, rules: Rules): Happening | null {
  if (match.trained || match.asked > match.failed) return null;
  if (match.failed < rules.trainingAttempts && !match.hopeless)
    return { type: 'training-requested', round: match.round };
  return match.voided ? null : { type: 'round-voided', round: match.round };
}

function afterRound(match: RoundMatch, at: Millis, rules: Rules): Happening {
  if (match.round >= roundsOf(match)) return { type: 'match-ended' };
  return startOf(match, 'briefing', match.round + 1, at, rules);
}

function startOf(match: RoundMatch, phase: RoundPhase, round: number, at: Millis, rules: Rules): Happening {
  const endsAt = at + phaseMillis(scenarioOf(match, round, rules), phase, match.pace);
  return { type: 'phase-started', phase, round, endsAt };
}

function scenarioOf(match: Match, round: number, rules: Rules) {
  const id = scenarioIdOf(match, round);
  const scenario = rules.scenario(id);
  if (!scenario) throw new GameError('unknown-name', `this server has no scenario ${id}`);
  return scenario;
}
