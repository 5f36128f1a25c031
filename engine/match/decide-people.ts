import { type CommandOf, isHost, type Refused, refuse } from './commands.ts';
import { type LeftSeat, type Match, teamSize } from './match.ts';
import { captainOf } from './members.ts';
import { cleanName, isReserved, nameSkeleton } from './names.ts';
import { hasTeam, hostOnly, seated } from './roles.ts';
import type { Rules } from './rules.ts';
import type { TeamId } from './schedule.ts';
import type { Happening, Present } from './settle.ts';

type Named = { readonly ok: true; readonly name: string } | Refused;

export function join(
  match: Match,
  { nickname: raw, team: wish, before }: CommandOf<'join'>,
  rules: Rules,
): Happening[] | Refused {
  if (match.phase === 'over') return refuse('room-over');
  const isSame = (seat: LeftSeat) =>
    seat.id === before || nameSkeleton(seat.nickname) === nameSkeleton(raw.normalize('NFKC'));
  if (match.banned.some(isSame)) return refuse('banned', 'the host has closed this room to you');
  if (match.locked) return refuse('room-locked');
  if (match.players.length >= rules.maxPlayers) return refuse('room-full');
  const named = nicknameFor(match, raw, null);
  if (!named.ok) return named;
  const { name: nickname } = named;
  const missing = wish === null ? null : hasTeam(match, wish);
  if (missing) return missing;
  const skeleton = nameSkeleton(nickname);
  const former = match.left.find(
    ({ id, nickname: was }) => id === before || nameSkeleton(was) === skeleton,
  )?.team;
  if (former && wish && wish !== former) {
    return refuse('team-fixed', 'whoever has played for a team comes back to that team');
  }
  const chosen = match.choose ? wish : null;
  const team = former ?? chosen ?? smallestTeam(match);
  return [{ type: 'player-joined', player: `p${match.seats + 1}`, nickname, team }];
}

/** Seats of the lobby that nobody came to, or that somebody went away from, are free again. */
export function release(match: Match, { players }: CommandOf<'release'>, present: Present): Happening[] {
  if (match.phase !== 'lobby') return [];
  return match.players
    .filter(({ id }) => players.includes(id) && !present.has(id))
    .map(({ id: player }) => ({ type: 'player-left', player }));
}

/** A name that a player may have; `own` is the seat that has one already. */
export function nicknameFor(match: Match, raw: string, own: string | null): Named {
  const name = cleanName(raw);
  if (name === null) return refuse('name-bad', '1 to 24 visible characters');
  if (isReserved(name)) return refuse('name-reserved', 'Host, Server, Bot and Admin are names of the game');
  const skeleton = nameSkeleton(name);
  const taken = match.players.some(({ id, nickname }) => id !== own && nameSkeleton(nickname) === skeleton);
  return taken ? refuse('name-taken') : { ok: true, name };
}

export function chooseTeam(match: Match, { by, team }: CommandOf<'choose-team'>): Happening[] | Refused {
  if (match.phase !== 'lobby') return refuse('wrong-phase', 'teams are chosen in the lobby');
  const refusal = seated(match, by);
  if (refusal) return refusal;
  if (!match.choose) return refuse('wrong-role', 'in this room the host puts the teams together');
  return changeTeam(match, by, team);
}

/** A team's captain names it, or a host does; the name is judged as nicknames are, and no two teams' look alike. */
export function renameTeam(
  match: Match,
  { by, team, name: raw }: CommandOf<'rename-team'>,
  present: Present,
): Happening[] | Refused {
  const refusal =
    hasTeam(match, team) ?? (isHost(by) ? hostOnly(match, by) : captainOnly(match, by, team, present));
  if (refusal) return refusal;
  const name = cleanName(raw);
  if (name === null) return refuse('name-bad', '1 to 24 visible characters');
  if (isReserved(name)) return refuse('name-reserved', 'Host, Server, Bot and Admin are names of the game');
  const skeleton = nameSkeleton(name);
  const isTaken = match.teams.some(
    (other) => other.id !== team && [other.name ?? '', other.emblem].map(nameSkeleton).includes(skeleton),
  );
  if (isTaken) return refuse('name-taken');
  const held = match.teams.find(({ id }) => id === team);
  return held?.name === name ? [] : [{ type: 'team-renamed', team, name }];
}

function captainOnly(match: Match, by: string, team: TeamId, present: Present): Refused | null {
  const refusal = seated(match, by);
  if (refusal) return refusal;
  return captainOf(match, team, present) === by
    ? null
    : refuse('wrong-role', 'the captain of the team does this');
}

/** Between rounds only: whoever knows one side's plan must not sit on the other. */
export function move(match: Match, player: string, team: TeamId): Happening[] | Refused {
  if (match.phase !== 'lobby' && match.phase !== 'briefing' && match.phase !== 'reveal') {
    return refuse('wrong-phase', 'players are moved between rounds');
  }
  return changeTeam(match, player, team);
}

function changeTeam(match: Match, player: string, team: TeamId): Happening[] | Refused {
  const missing = hasTeam(match, team);
  if (missing) return missing;
  const held = match.players.find(({ id }) => id === player);
  return held?.team === team ? [] : [{ type: 'team-changed', player, team }];
}

/** The first of the smallest teams. */
function smallestTeam(match: Match): TeamId {
  const sizes = match.teams.map(({ id }) => teamSize(match, id));
  return match.teams[sizes.indexOf(Math.min(...sizes))]?.id ?? '';
}
