import type { RoundPoints, Standing } from '../../engine/match/standings.ts';
import type { BoutResult, RoomView } from '../../engine/match/views.ts';
import {
  type PaidBout,
  type PaidBouts,
  type WholeScores,
  wholePoints,
  wholeScores,
} from '../../engine/match/whole-points.ts';
import type { WonBy } from '../../texts/facts.ts';

/** A bout of which there are figures alone. */
export const paidBout = ({ attackScore, defenceScore, ...bout }: BoutResult): PaidBout => ({
  ...bout,
  summary: { attackScore, defenceScore },
});

/** The finished bouts that a page of a match knows: all of them, or in rounds of many bouts a player's own. */
const known = ({ teams, results, standings }: Known): PaidBouts => ({
  teams,
  bouts: results.map(paidBout),
  standings,
});
type Known = Pick<RoomView, 'teams' | 'results' | 'standings'>;

export const scoresInMatch = (view: Known): WholeScores => wholeScores(known(view));
export const pointsInMatch = (view: Known): RoundPoints[] => wholePoints(known(view));

/** What the best teams of each round were paid; a round that paid nobody anything has no best team. */
export function bestOfRounds(
  points: readonly { readonly round: number; readonly paid: number }[],
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const { round, paid } of points) if (paid > (best.get(round) ?? 0)) best.set(round, paid);
  return best;
}

/** What puts the first team before the second, where their points are shown as the same; null where they tell it, or nothing does. */
export function leadOf(standings: readonly Standing[]): WonBy | null {
  const [first, second] = standings;
  if (!first || !second || second.rank === 1) return null;
  if (Math.round(first.points) !== Math.round(second.points)) return null;
  if (first.points !== second.points) return { by: 'points', points: [first.points, second.points] };
  return { by: first.attack !== second.attack ? 'attack' : 'round' };
}
