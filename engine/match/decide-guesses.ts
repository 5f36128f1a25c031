import { type CommandOf, isHost, type Refused, refuse } from './commands.ts';
import type { MatchEvent } from './events.ts';
import { guessesOf, isWatcher } from './guesses.ts';
import { type Match, playsIn } from './match.ts';
import { hasTeam } from './roles.ts';
import type { Rules } from './rules.ts';
import type { Happening } from './settle.ts';

/** Whether guesses of the round are taken: from its briefing on until its models are trained. */
export const takesGuesses = (match: Match): boolean =>
  match.phase === 'briefing' || match.phase === 'prepare' || match.phase === 'filter';

/** A guess of somebody who does not play the round. It changes nothing but the table of guesses. */
export function guess(
  match: Match,
  { by, round, team, accuracy }: CommandOf<'guess'>,
  rules: Rules,
): Happening[] | Refused {
  const refusal = notTheirs(match, by, round) ?? hasTeam(match, team);
  if (refusal) return refusal;
  if (!(accuracy >= 0 && accuracy <= 1)) return refuse('out-of-range', 'an accuracy is 0 to 1');
  const rounded = Math.round(accuracy * 100) / 100;
  const held = guessesOf(match, round).find((each) => each.by === by);
  if (held) {
    const isSame = held.team === team && held.accuracy === rounded;
    return isSame ? [] : refuse('guess-made', 'one guess a round, and it stays');
  }
  if (!match.guessers.includes(by) && match.guessers.length >= rules.maxGuessers)
    return refuse('guesses-full', `${rules.maxGuessers} people guess in this match already`);
  return [{ type: 'guesses-made', round, guesses: [{ by, team, accuracy: rounded }] }];
}

function notTheirs(match: Match, by: string, round: number): Refused | null {
  if (isHost(by)) return refuse('wrong-role', 'hosts do not guess');
  const player = match.players.find(({ id }) => id === by);
  if (!player && !isWatcher(by)) return refuse('wrong-role', 'no such watcher');
  if (!('round' in match) || round > match.round)
    return refuse('wrong-phase', 'this round is not played yet');
  if (round < match.round || !takesGuesses(match))
    return refuse('guess-late', 'guesses are taken until the training begins');
  return player && playsIn(player, round)
    ? refuse('wrong-role', 'whoever plays the round does not guess')
    : null;
}

/** Events with all guesses of a round in one: a room in which many guess at once writes one line. */
export function gatherGuesses(events: readonly MatchEvent[]): readonly MatchEvent[] {
  const gathered: MatchEvent[] = [];
  for (const event of events) {
    const last = gathered.findIndex(
      (each) => each.type === 'guesses-made' && event.type === 'guesses-made' && each.round === event.round,
    );
    const held = gathered[last];
    if (held?.type === 'guesses-made' && event.type === 'guesses-made') {
      gathered[last] = { ...held, guesses: [...held.guesses, ...event.guesses] };
    } else gathered.push(event);
  }
  return gathered;
}
