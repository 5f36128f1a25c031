import { isUp, leftOf, withLeft } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { scenarioOfRound } from './formats.ts';
import type { Match, RoundMatch } from './match.ts';
import { phaseMillis, type Rules, scenarioIn } from './rules.ts';
import type { Happening } from './settle.ts';
import { isOpen } from './trainings.ts';
import type { Millis } from './views.ts';

/**
 * However long the trainings took, part of the phase stays for watching them, unless the host is in a hurry. The time
 * is given when the last bout has its result.
 */
export function trainingDone(match: Match, command: CommandOf<'training-done'>, rules: Rules): Happening[] {
  const { bout, summary, at } = command;
  if (match.phase !== 'train' || !match.bouts.some((each) => each.id === bout && isOpen(each))) return [];
  const whole = phaseMillis(scenarioIn(match, match.round, rules), 'train', match.pace) ?? 0;
  const least = Math.round(whole * rules.showShare);
  const left = leftOf(match.clock, at) ?? 0;
  const showMillis = match.hurried ? 0 : Math.max(least, left);
  const trained: Happening = { type: 'bout-trained', bout, summary, showMillis };
  const isLast = match.bouts.filter(isOpen).length === 1;
  if (match.hurried || left >= least || !isLast) return [trained];
  return [trained, { type: 'clock-set', clock: withLeft(match.clock, at, showMillis) }];
}

/**
 * Deliveries that come later than they were due take nothing of the defenders' time. Nor do they add to it, where the
 * server stood still meanwhile and gave that time back already.
 */
export function delivered(match: Match, { round, at }: CommandOf<'delivered'>, rules: Rules): Happening[] {
  if (match.phase !== 'filter' || match.round !== round || match.arrival.opened) return [];
  const { startedAt, opensAt } = match.arrival;
  const step = opensAt - startedAt;
  const late = step > 0 ? step * Math.floor(Math.max(0, at - opensAt) / step) : 0;
  const left = leftOf(match.clock, at);
  if (late === 0 || left === null) return [{ type: 'delivered' }];
  const whole = wholeOf(match, rules) ?? left + late;
  const given = Math.max(left, Math.min(left + late, whole));
  return [{ type: 'delivered' }, { type: 'clock-set', clock: withLeft(match.clock, at, given) }];
}

/** Time that ran out while nobody could play is given back in part. */
export function recover(match: Match, at: Millis, rules: Rules): Happening[] {
  if (match.phase === 'lobby' || match.phase === 'over' || !isUp(match.clock, at)) return [];
  const grace = Math.min(rules.graceMillis, wholeOf(match, rules) ?? rules.graceMillis);
  return [{ type: 'clock-set', clock: { running: true, endsAt: at + grace } }];
}

/** A phase has as much time left as before the server stood still. */
export function stalled(match: Match, millis: Millis): Happening[] {
  if (match.phase === 'lobby' || match.phase === 'over') return [];
  const { clock } = match;
  if (!clock.running || clock.endsAt === null) return [];
  return [{ type: 'clock-set', clock: { running: true, endsAt: clock.endsAt + millis } }];
}

/** How long a phase lasts when nothing changes it; null where it has no end, or the scenario is not known here. */
function wholeOf(match: RoundMatch, rules: Pick<Rules, 'scenario'>): number | null {
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  return scenario ? phaseMillis(scenario, match.phase, match.pace) : null;
}
