import type { Standing } from '../../engine/match/standings.ts';
import type { Team } from '../../engine/match/teams.ts';
import { wholeParts } from '../../engine/match/whole-points.ts';
import { useTexts } from '../app-context.ts';
import { teamOf } from '../room/teams.ts';
import { TeamName } from './team-badge.tsx';

/** Rows that stay where there is little room: others are left out before letters get smaller (FitColumn). */
const FEWEST = 3;

/** All teams, best first, in the one order that every page and export has. */
export function StandingsTable(props: {
  readonly standings: readonly Standing[];
  readonly teams: readonly Team[];
  /** Rows that are shown; all when absent. */
  readonly most?: number;
  /** The own team, which is shown however far down it stands. */
  readonly own?: string | null;
  /** Without the parts of the points, where there is no room. */
  readonly short?: boolean;
}) {
  const { standings, teams, most = standings.length, own = null, short = false } = props;
  const { wall, numbers } = useTexts();
  const shown = standings.filter(({ team }, i) => i < most || team === own);
  return (
    <div class={`standings ${short ? 'short' : ''}`} data-testid="standings">
      <table>
        <caption class="hidden">{wall.standings}</caption>
        <thead>
          <tr>
            <th scope="col" class="num">
              {wall.rank}
            </th>
            <th scope="col">{wall.team}</th>
            {!short && (
              <>
                <th scope="col" class="num">
                  {wall.attack}
                </th>
                <th scope="col" class="num">
                  {wall.defend}
                </th>
              </>
            )}
            <th scope="col" class="num">
              {wall.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((sum, i) => (
            <tr
              key={sum.team}
              class={sum.team === own ? 'own' : ''}
              data-team={sum.team}
              {...(short && i >= FEWEST && { 'data-spare': true })}
            >
              <td class="num rank" data-label={wall.rank}>
                {sum.rank}
              </td>
              <th scope="row">
                <TeamName team={teamOf(teams, sum.team)} />
              </th>
              {!short && <SidesPoints sum={sum} />}
              <td class="num total" data-label={wall.points}>
                {numbers.count(Math.round(sum.points))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < standings.length && (
        <p class="quiet">
          {short ? wall.inAll({ n: standings.length }) : wall.more({ n: standings.length - shown.length })}
        </p>
      )}
    </div>
  );
}

/** What a team earned on each side. */
function SidesPoints({ sum: { attack, defend, points } }: { readonly sum: Standing }) {
  const { wall, numbers } = useTexts();
  const [attacking = 0, defending = 0] = wholeParts([attack, defend], points);
  return (
    <>
      <td class="num" data-label={wall.attack}>
        {numbers.count(attacking)}
      </td>
      <td class="num" data-label={wall.defend}>
        {numbers.count(defending)}
      </td>
    </>
  );
}
