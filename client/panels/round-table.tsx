import type { TeamId } from '../../engine/match/formats.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { teamOf } from '../room/teams.ts';
import { bestOfRounds, pointsInMatch } from '../room/whole-scores.ts';
import { TeamName } from './team-badge.tsx';

/** The points of teams in each round, a column for each round, where a page knows the figures of all bouts. */
export function RoundTable(props: {
  readonly view: RoomView;
  readonly teams: readonly TeamId[];
  /** Rounds that there is room for: of more the last ones are shown. */
  readonly most: number;
}) {
  const { view, teams, most } = props;
  const { measures, numbers, replayPage, stage } = useTexts();
  const points = pointsInMatch(view).map(({ round, team, attack, defend }) => ({
    round,
    team,
    paid: attack + defend,
  }));
  const rounds = [...new Set(points.map(({ round }) => round))];
  const shown = rounds.slice(-most);
  const inRound = (round: number) => points.filter((each) => each.round === round);
  const best = bestOfRounds(points);
  return (
    <section class="stack result-rounds" data-testid="round-table">
      <h2>
        {shown.length < rounds.length
          ? stage.lastRounds({ n: shown.length, of: rounds.length })
          : stage.roundByRound}
      </h2>
      <table class="round-table">
        <thead>
          <tr>
            <th scope="col">{measures.history.round}</th>
            {shown.map((round) => (
              <th key={round} scope="col" class="num">
                {round}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((id) => (
            <tr key={id}>
              <th scope="row">
                <TeamName team={teamOf(view.teams, id)} />
              </th>
              {shown.map((round) => {
                const paid = inRound(round).find(({ team }) => team === id)?.paid ?? 0;
                return (
                  <td
                    key={round}
                    class={`num ${paid === best.get(round) ? 'best' : ''}`}
                    data-label={replayPage.round({ round })}
                  >
                    {numbers.count(paid)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
