import { type CommandOf, HOST, type HostCommand, type Refused, refuse } from './commands.ts';
import { setClock } from './decide-clock.ts';
import { move, nicknameFor } from './decide-people.ts';
import { roundsOf, scenarioOfRound, teamsOfFormat } from './formats.ts';
import type { Match } from './match.ts';
import { cleanText } from './names.ts';
import { showStep } from './reveal.ts';
import { hasTeam, hostOnly, seated } from './roles.ts';
import type { Rules } from './rules.ts';
import { type Happening, type Present, startOf } from './settle.ts';
import { newTeams } from './teams.ts';
import type { Millis } from './views.ts';

/** Longest message of a host, in UTF-16 units. */
export const MESSAGE_MAX = 400;
/** Hosts beside the first. */
const MOST_COHOSTS = 8;

export function hostCommand(
  match: Match,
  command: HostCommand,
  rules: Rules,
  present: Present,
): Happening[] | Refused {
  return hostOnly(match, command.by) ?? answer(match, command, rules, present);
}

function answer(match: Match, command: HostCommand, rules: Rules, present: Present): Happening[] | Refused {
  switch (command.type) {
    case 'start':
      return start(match, command.at, rules);
    case 'pause':
    case 'resume':
    case 'advance':
    case 'extend':
      return setClock(match, command, rules);
    case 'show-step':
      return match.phase === 'reveal' && match.round === command.round
        ? showStep(match, command)
        : refuse('wrong-phase', 'that reveal is not on show');
    case 'lock':
      return match.locked === command.locked ? [] : [{ type: 'lock-set', locked: command.locked }];
    case 'set-door':
      return setDoor(match, command);
    case 'clear':
      return match.players
        .filter(({ id }) => !present.has(id))
        .map(({ id: player }) => ({ type: 'player-kicked', player }));
    case 'move':
      return here(match, command.player) ?? move(match, command.player, command.team);
    case 'kick':
      return here(match, command.player) ?? [{ type: 'player-kicked', player: command.player }];
    case 'ban':
      return here(match, command.player) ?? [{ type: 'player-banned', player: command.player }];
    case 'rename':
      return here(match, command.player) ?? rename(match, command.player, command.nickname);
    case 'set-teams':
      return setTeams(match, command.count);
    case 'say':
      return say(match, command.to, command.text);
    case 'invite-host':
      if (match.hosts.length >= MOST_COHOSTS)
        return refuse('out-of-range', `${MOST_COHOSTS} co-hosts at most`);
      return [{ type: 'host-invited', host: `${HOST}-${match.invited + 1}` }];
    case 'dismiss-host':
      return match.hosts.includes(command.host)
        ? [{ type: 'host-dismissed', host: command.host }]
        : refuse('unknown-name', 'there is no such co-host');
    case 'end':
      return match.phase === 'over' ? [] : [{ type: 'match-ended' }];
    case 'play-again': {
      if (match.phase !== 'over') return refuse('wrong-phase', 'the match is not over yet');
      const { seed, scenarios, rounds } = command;
      const unknown = scenarios.find((id) => !rules.scenario(id));
      if (unknown !== undefined) return refuse('unknown-name', `there is no scenario ${unknown} here`);
      return [{ type: 'match-begun-again', seed, scenarios, rounds }];
    }
    default:
      return command satisfies never;
  }
}

function setDoor({ door }: Match, { perAddress, nod }: CommandOf<'set-door'>): Happening[] {
  const wanted = { perAddress: perAddress ?? door.perAddress, nod: nod ?? door.nod };
  const isSame = wanted.perAddress === door.perAddress && wanted.nod === door.nod;
  return isSame ? [] : [{ type: 'door-set', door: wanted }];
}

const here = (match: Match, player: string) => seated(match, player, 'unknown-name');

function start(match: Match, at: Millis, rules: Rules): Happening[] | Refused {
  if (match.phase !== 'lobby') return refuse('wrong-phase');
  if (match.players.length === 0) return refuse('not-enough-players', 'at least one player must have joined');
  if (!rules.scenario(scenarioOfRound(match, 1)) || roundsOf(match) < 1)
    return refuse('unknown-name', 'this server does not know the scenario of the room');
  return [startOf(match, 'briefing', 1, at, rules)];
}

function rename(match: Match, player: string, raw: string): Happening[] | Refused {
  const named = nicknameFor(match, raw, player);
  if (!named.ok) return named;
  const held = match.players.find(({ id }) => id === player);
  return held?.nickname === named.name ? [] : [{ type: 'player-renamed', player, nickname: named.name }];
}

/** Another number of teams, before the match: everybody is dealt anew, in the order of joining. */
function setTeams(match: Match, count: number): Happening[] | Refused {
  if (match.phase !== 'lobby') return refuse('wrong-phase', 'the number of teams is set in the lobby');
  const { least, most } = teamsOfFormat(match.format);
  if (count < least || count > most)
    return refuse('out-of-range', `this format has ${least} to ${most} teams`);
  if (count === match.teams.length) return [];
  const teams = newTeams(count).map((team) => match.teams.find(({ id }) => id === team.id) ?? team);
  const seats = match.players.map(({ id: player }, i) => ({ player, team: teams[i % count]?.id ?? '' }));
  return [{ type: 'teams-set', teams, seats }];
}

function say(match: Match, to: string | null, raw: string): Happening[] | Refused {
  const missing = to === null || match.players.some(({ id }) => id === to) ? null : hasTeam(match, to);
  if (missing) return refuse('unknown-name', 'there is no such player or team');
  const text = cleanText(raw, MESSAGE_MAX);
  return text === null
    ? refuse('bad-payload', 'a message is visible text')
    : [{ type: 'message-said', to, text }];
}
