import type { Team } from '../../engine/match/teams.ts';
import type { HostView } from '../../engine/match/views.ts';
import { peopledTeams } from './teams.ts';
import { wellsOf } from './wells.ts';

/** How a team gets on, for the host's table. */
export interface TeamProgress {
  readonly team: Team;
  readonly size: number;
  readonly here: number;
  /** Members that have done something with the draft of this phase. */
  readonly acted: number;
  /** Null where there is nothing to hand in in this phase. */
  readonly handed: boolean | null;
  /** The longest way of a message to a connected member and back; null where nothing is known. */
  readonly lagMillis: number | null;
}

/** A message that takes longer there and back than this is felt. */
const SLOW_MILLIS = 400;

/** Every team's progress, those in trouble first: away, then not at work, then slow, then the rest; else in their order. */
export function progressOf(view: HostView): readonly TeamProgress[] {
  const handed = new Map(wellsOf(view).map((well) => [well.team.id, well.plan?.handed ?? null]));
  const byPlayer = new Map(view.progress.map((each) => [each.player, each]));
  const rows = peopledTeams(view.teams, view.players).map(({ team, members }): TeamProgress => {
    const here = members.filter(({ connected }) => connected);
    const lags = here.flatMap(({ id }) => byPlayer.get(id)?.lagMillis ?? []);
    return {
      team,
      size: members.length,
      here: here.length,
      acted: members.filter(({ id }) => byPlayer.get(id)?.acted).length,
      handed: handed.get(team.id) ?? null,
      lagMillis: lags.length > 0 ? Math.max(...lags) : null,
    };
  });
  return rows
    .map((row, order) => ({ row, order }))
    .sort((a, b) => urgencyOf(b.row) - urgencyOf(a.row) || a.order - b.order)
    .map(({ row }) => row);
}

/** The more, the sooner a host should look. A team without people is played by a bot and is no trouble. */
export function urgencyOf({ size, here, acted, handed, lagMillis }: TeamProgress): number {
  if (size === 0) return -1;
  if (here === 0) return 4;
  const working = handed === false ? (acted === 0 ? 3 : 1) : 0;
  const slow = lagMillis !== null && lagMillis > SLOW_MILLIS ? 2 : 0;
  return Math.max(working, slow, here < size ? 2 : 0);
}
