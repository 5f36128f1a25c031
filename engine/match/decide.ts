import { type Command, type CommandOf, commandKey, type Decision, type Refused } from './commands.ts';
import { draftCommand } from './decide-drafts.ts';
import { guess } from './decide-guesses.ts';
import { hostCommand } from './decide-host.ts';
import { chooseTeam, join, release, renameTeam } from './decide-people.ts';
import { delivered, recover, stalled, trainingDone } from './decide-server.ts';
import type { MatchEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Match } from './match.ts';
import { answered, questionRefusal } from './purchases.ts';
import { seated } from './roles.ts';
import type { Rules } from './rules.ts';
import { type Happening, type Present, settle } from './settle.ts';
import { inTraining } from './trainings.ts';

/**
 * What follows from a command: events, or a refusal that changes nothing. Reads no clock and draws no
 * number: commands carry the time. A command that already took effect is accepted again with no events.
 *
 * @param present  the seats that count as connected: whose readiness counts, who is captain, whom a phase waits for
 */
export function decide(match: Match, command: Command, rules: Rules, present: Present): Decision {
  const key = commandKey(command);
  if (key !== null && match.commands.includes(key)) return { ok: true, events: [] };
  const own = answer(match, command, rules, present);
  if (!Array.isArray(own)) return own;
  const events: MatchEvent[] = own.map((happening, i) => ({
    ...happening,
    at: command.at,
    command: i === 0 ? key : null,
  }));
  const after = events.reduce(evolve, match);
  return { ok: true, events: [...events, ...settle(after, command.at, rules, present)] };
}

/** The command's own events; what must happen because of them is for `settle`. */
function answer(match: Match, command: Command, rules: Rules, present: Present): Happening[] | Refused {
  switch (command.type) {
    case 'join':
      return join(match, command, rules);
    case 'leave':
      return seated(match, command.by) ?? [{ type: 'player-left', player: command.by }];
    case 'choose-team':
      return chooseTeam(match, command);
    case 'rename-team':
      return renameTeam(match, command, present);
    case 'set-draft':
    case 'say-ready':
    case 'commit':
    case 'take-back':
    case 'split':
      return draftCommand(match, command, rules, present);
    case 'buy':
      return buy(match, command, rules);
    case 'guess':
      return guess(match, command, rules);
    case 'release':
      return release(match, command, present);
    case 'tick':
      return [];
    case 'delivered':
      return delivered(match, command, rules);
    case 'stalled':
      return stalled(match, command.millis);
    case 'note':
      return [command.noted];
    case 'recover':
      return recover(match, command.at, rules);
    case 'training-done':
      return trainingDone(match, command, rules);
    case 'training-failed':
      if (!inTraining(match).some(({ id }) => id === command.bout)) return [];
      return [{ type: 'training-failed', bout: command.bout, reason: command.reason, final: command.final }];
    default:
      return hostCommand(match, command, rules, present);
  }
}

function buy(match: Match, { by, bout, purchase }: CommandOf<'buy'>, rules: Rules): Happening[] | Refused {
  const refusal = questionRefusal(match, { by, bout, question: purchase }, rules);
  if (refusal) return refusal;
  return answered(match, bout, purchase) ? [] : [{ type: 'bought', bout, by, purchase }];
}
