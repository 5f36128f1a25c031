import { type Match, playsIn } from './match.ts';
import type { TeamId } from './schedule.ts';
import type { Present } from './settle.ts';

type ByTeam = ReadonlyMap<TeamId, readonly string[]>;

/** The answer of a match to the last one who asked: every view of a moment asks for the same. */
const answers = new WeakMap<Match, { readonly present: Present; readonly members: ByTeam }>();

/** The connected members of every team that has some, captain first: of those who play the round, where one is played. */
export function connectedByTeam(match: Match, present: Present): ByTeam {
  const held = answers.get(match);
  if (held?.present === present) return held.members;
  const members = membersOf(match, present);
  answers.set(match, { present, members });
  return members;
}

function membersOf(match: Match, present: Present): ByTeam {
  const round = 'round' in match ? match.round : Number.POSITIVE_INFINITY;
  const members = new Map<TeamId, string[]>();
  for (const player of match.players) {
    if (!present.has(player.id) || !playsIn(player, round)) continue;
    const held = members.get(player.team);
    if (held) held.push(player.id);
    else members.set(player.team, [player.id]);
  }
  return members;
}

/** The first connected member of a team; null where nobody is connected. */
export const captainOf = (match: Match, team: TeamId, present: Present): string | null =>
  connectedByTeam(match, present).get(team)?.[0] ?? null;

/** What somebody is called who has or had a seat; null where it is no player's. */
export const seatNickname = (
  { players, left }: Pick<Match, 'players' | 'left'>,
  seat: string,
): string | null => [...players, ...left].find(({ id }) => id === seat)?.nickname ?? null;
