import { GameError } from '../errors.ts';
import { isUp } from './clock.ts';
import { closingMoment, isReadyToClose, nextHandIn } from './closing.ts';
import type { MatchEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { roundsOf } from './formats.ts';
import type { Match, RoundMatch, TrainMatch } from './match.ts';
import { nextStepLeft, stepByClock } from './reveal.ts';
import { phaseMillis, type Rules, scenarioIn } from './rules.ts';
import { isOpen } from './trainings.ts';
import type { Millis, RoundPhase } from './views.ts';

/** An event before it is stamped with its time and its command. */
export type Happening = MatchEvent extends infer E
  ? E extends MatchEvent
    ? Omit<E, 'at' | 'command'>
    : never
  : never;

/** Seats that count as connected. */
export type Present = ReadonlySet<string>;

/** More steps than any moment can need: every team hands in once and every bout asks for its training. */
const mostSteps = (match: Match) => 32 + 8 * match.teams.length ** 2;

/** What must happen now because of how the match stands: drafts that are handed in, phases that are over. */
export function settle(match: Match, at: Millis, rules: Rules, present: Present): MatchEvent[] {
  const events: MatchEvent[] = [];
  let state = match;
  for (let step = 0; step < mostSteps(match); step++) {
    const next = nextStep(state, at, rules, present);
    if (next === null) return events;
    const event: MatchEvent = { ...next, at, command: null };
    events.push(event);
    state = evolve(state, event);
  }
  throw new GameError('internal', `a match in phase ${match.phase} does not come to rest`);
}

function nextStep(match: Match, at: Millis, rules: Rules, present: Present): Happening | null {
  if (match.phase === 'lobby' || match.phase === 'over') return null;
  if (match.phase === 'train') {
    const training = trainingStep(match, rules);
    if (training) return training;
  }
  // A paused match stands still, whatever was committed meanwhile.
  if (!match.clock.running) return null;
  const due = isUp(match.clock, at) && !awaitsDelivery(match);
  switch (match.phase) {
    case 'briefing':
      return due ? startOf(match, 'prepare', match.round, at, rules) : null;
    case 'prepare':
    case 'filter': {
      const closes = due || isReadyToClose(match, at, rules, present);
      const handIn = nextHandIn(match, closes, rules, present);
      if (handIn) return handIn;
      const next = match.phase === 'prepare' ? 'filter' : 'train';
      return closes ? startOf(match, next, match.round, at, rules) : null;
    }
    case 'train':
      if (match.bouts.some(isOpen)) return null;
      if (match.bouts.every(({ voided }) => voided)) return afterRound(match, at, rules);
      return due ? startOf(match, 'reveal', match.round, at, rules) : null;
    case 'reveal':
      return due ? afterRound(match, at, rules) : stepByClock(match, at);
    default:
      return match satisfies never;
  }
}

/** Time begins to count for defenders when they have their deliveries, however long these take. */
const awaitsDelivery = (match: Match) => match.phase === 'filter' && !match.arrival.opened;

/** When something is due by the clock alone; null when the match waits for people or for a training. */
export function dueAt(match: Match, rules: Rules, present: Present): Millis | null {
  if (match.phase === 'lobby' || match.phase === 'over' || !match.clock.running) return null;
  if (match.phase === 'train' && match.bouts.some(isOpen)) return null;
  const endsAt = awaitsDelivery(match) ? null : match.clock.endsAt;
  const stepLeft = match.phase === 'reveal' ? nextStepLeft(match) : null;
  if (endsAt !== null && stepLeft !== null) return endsAt - stepLeft;
  if (match.phase !== 'prepare' && match.phase !== 'filter') return endsAt;
  const early = closingMoment(match, rules, present);
  return endsAt === null || early === null ? (endsAt ?? early) : Math.min(endsAt, early);
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

/** The beginning of a phase. @throws GameError 'unknown-name' for a scenario that this server does not have */
export function startOf(match: Match, phase: RoundPhase, round: number, at: Millis, rules: Rules): Happening {
  const scenario = scenarioIn(match, round, rules);
  const lasts = phaseMillis(scenario, phase, match.pace);
  const begins = phase === 'filter' ? at + rules.deliveryMillis(scenario, match.pace) : at;
  const endsAt = lasts === null ? null : begins + lasts;
  return { type: 'phase-started', phase, round, endsAt, ...(phase === 'filter' && { opensAt: begins }) };
}
