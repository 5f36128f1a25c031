import type { Team } from '../../engine/match/teams.ts';
import type { ShownBout } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { findScenario } from '../links/scenarios.ts';
import { teamOf } from '../room/teams.ts';
import { percent } from '../words/format.ts';
import { TeamName } from './team-badge.tsx';

/** Every bout of the match in a row each. */
export function HistoryTable(props: {
  readonly bouts: readonly ShownBout[];
  readonly teams: readonly Team[];
}) {
  const texts = useTexts();
  return (
    <div class="table-wrap">
      <table>
        <caption class="hidden">Rounds of this match</caption>
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">Poison</th>
            <th scope="col">Filter</th>
            <th scope="col" class="num">
              Clean
            </th>
            <th scope="col" class="num">
              After
            </th>
            <th scope="col" class="num">
              Caught
            </th>
            <th scope="col" class="num">
              Attack : defence
            </th>
          </tr>
        </thead>
        <tbody>
          {props.bouts.map(({ id, round, scenario, teams, attack, defend, summary }) => {
            const poison = summary.detection.caught + summary.detection.missed;
            return (
              <tr key={id}>
                <th scope="row">
                  {round} <span class="quiet">{findScenario(scenario)?.title ?? scenario}</span>
                </th>
                <td data-label="Poison">
                  <TeamName team={teamOf(props.teams, teams.attack)} />{' '}
                  {texts.attacks[attack.plan.attack.id].label}, {percent(summary.epsilon)}
                </td>
                <td data-label="Filter">
                  <TeamName team={teamOf(props.teams, teams.defend)} />{' '}
                  {defenceLabels(texts, defend.plan).join(', ') || 'no filter'}
                </td>
                <td class="num" data-label="Clean">
                  {percent(summary.cleanAccuracy)}
                </td>
                <td class="num" data-label="After">
                  {percent(summary.accuracy)}
                </td>
                <td class="num" data-label="Caught">
                  {summary.detection.caught} / {poison}
                </td>
                <td class="num" data-label="Attack : defence">
                  <b>
                    {Math.round(summary.attackScore)} : {Math.round(summary.defenceScore)}
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
