import { ATTACKS } from '../../engine/attacks/index.ts';
import { otherTeam, type ShownRound } from '../../engine/match/views.ts';
import { blueLabels } from '../forms/blue-labels.ts';
import { findScenario } from '../links/scenarios.ts';
import { percent } from '../words/format.ts';
import { TeamName } from './team-badge.tsx';

/** Every round of the match in a row each. */
export function HistoryTable({ rounds }: { readonly rounds: readonly ShownRound[] }) {
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
          {rounds.map(({ round, scenario, attackers, red, blue, summary }) => {
            const poison = summary.detection.caught + summary.detection.missed;
            return (
              <tr key={round}>
                <th scope="row">
                  {round} <span class="quiet">{findScenario(scenario)?.title ?? scenario}</span>
                </th>
                <td data-label="Poison">
                  <TeamName team={attackers} /> {ATTACKS[red.attack].label}, {percent(summary.epsilon)}
                </td>
                <td data-label="Filter">
                  <TeamName team={otherTeam(attackers)} /> {blueLabels(blue).join(', ') || 'no filter'}
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
                    {Math.round(summary.redScore)} : {Math.round(summary.blueScore)}
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
