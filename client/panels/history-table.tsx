import type { Team } from '../../engine/match/teams.ts';
import type { ShownBout } from '../../engine/match/views.ts';
import { attackLabel } from '../../texts/story.ts';
import { useTexts } from '../app-context.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { titleOf } from '../links/scenarios.ts';
import { teamOf } from '../room/teams.ts';
import { TeamName } from './team-badge.tsx';

/** Every bout of the match in a row each. */
export function HistoryTable(props: {
  readonly bouts: readonly ShownBout[];
  readonly teams: readonly Team[];
}) {
  const texts = useTexts();
  const { percent } = texts.numbers;
  const { history } = texts.measures;
  return (
    <div class="table-wrap history">
      <table>
        <caption class="hidden">{history.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{history.round}</th>
            <th scope="col">{history.poison}</th>
            <th scope="col">{history.filter}</th>
            <th scope="col" class="num">
              {history.clean}
            </th>
            <th scope="col" class="num">
              {history.after}
            </th>
            <th scope="col" class="num">
              {history.caught}
            </th>
            <th scope="col" class="num">
              {history.scores}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.bouts.map((bout) => {
            const { id, round, scenario, teams, attack, defend, summary, points } = bout;
            const poison = summary.detection.caught + summary.detection.missed;
            return (
              <tr key={id}>
                <th scope="row">
                  {round} <span class="quiet">{titleOf(texts, scenario)}</span>
                </th>
                <td data-label={history.poison}>
                  <TeamName team={teamOf(props.teams, teams.attack)} /> {attackLabel(texts, attack.plan)},{' '}
                  {percent(summary.epsilon)}
                </td>
                <td data-label={history.filter}>
                  <TeamName team={teamOf(props.teams, teams.defend)} />{' '}
                  {defenceLabels(texts, defend.plan).join(', ') || history.noFilter}
                </td>
                <td class="num" data-label={history.clean}>
                  {percent(summary.cleanAccuracy)}
                </td>
                <td class="num" data-label={history.after}>
                  {percent(summary.accuracy)}
                </td>
                <td class="num" data-label={history.caught}>
                  {summary.detection.caught} / {poison}
                </td>
                <td class="num" data-label={history.scores}>
                  <b>
                    {points.attack} : {points.defend}
                  </b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
