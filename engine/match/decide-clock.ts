import { type Clock, leftOf, withLeft } from './clock.ts';
import { type CommandOf, type Refused, refuse } from './commands.ts';
import type { Match } from './match.ts';
import type { Rules } from './rules.ts';
import type { Happening } from './settle.ts';

/** What a host does with the time of a phase. */
export function setClock(
  match: Match,
  command: CommandOf<'pause' | 'resume' | 'advance' | 'extend'>,
  rules: Rules,
): Happening[] | Refused {
  if (match.phase === 'lobby' || match.phase === 'over') return refuse('wrong-phase');
  const { clock } = match;
  const { at } = command;
  const set = (next: Clock): Happening[] => [{ type: 'clock-set', clock: next }];
  switch (command.type) {
    case 'pause':
      return clock.running ? set({ running: false, leftMillis: leftOf(clock, at) }) : [];
    case 'resume': {
      if (clock.running) return [];
      const { leftMillis } = clock;
      return set({ running: true, endsAt: leftMillis === null ? null : at + leftMillis });
    }
    case 'advance':
      if (command.shown && (command.shown.phase !== match.phase || command.shown.round !== match.round)) {
        return refuse('wrong-phase', 'that phase was over already; nothing was ended');
      }
      // Whoever ends a phase waits for no delivery.
      return match.phase === 'filter' && !match.arrival.opened
        ? [{ type: 'delivered' }, ...set({ running: true, endsAt: at })]
        : set({ running: true, endsAt: at });
    case 'extend': {
      const now = leftOf(clock, at);
      if (now === null) return refuse('wrong-phase', 'this phase has no end that could be put off');
      const left = now + command.millis;
      if (left > rules.longestPhaseMillis) return refuse('out-of-range', 'a phase lasts an hour at most');
      return set(withLeft(clock, at, left));
    }
    default:
      return command satisfies never;
  }
}
