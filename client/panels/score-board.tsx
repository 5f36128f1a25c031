import type { Standing } from '../../engine/match/standings.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { ShownBout } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { attackParts, defenceParts, type ScorePart } from '../picture/score-parts.ts';
import { teamOf } from '../room/teams.ts';
import { Drop, Sieve } from './icons.tsx';
import { TeamName } from './team-badge.tsx';

/** What a round paid to each side, with the parts that it is made of. */
export function ScoreBoard(props: { readonly record: ShownBout; readonly teams: readonly Team[] }) {
  const { summary, teams: sides, attack, defend } = props.record;
  const { match } = useTexts();
  const [attackers, defenders] = [teamOf(props.teams, sides.attack), teamOf(props.teams, sides.defend)];
  return (
    <div class="scores">
      <section class="score tone-attack">
        <p class="side">
          <Drop size={16} /> {match.attackers}
        </p>
        <p class="who">
          <TeamName team={attackers} />
          {attack.byBot && <span class="quiet">{match.bot}</span>}
        </p>
        <p class="value" data-testid="score-attack">
          {Math.round(summary.attackScore)}
        </p>
        <Parts parts={attackParts(summary)} />
      </section>
      <section class="score tone-defend">
        <p class="side">
          <Sieve size={16} /> {match.defenders}
        </p>
        <p class="who">
          <TeamName team={defenders} />
          {defend.byBot && <span class="quiet">{match.bot}</span>}
        </p>
        <p class="value" data-testid="score-defend">
          {Math.round(summary.defenceScore)}
        </p>
        <Parts parts={defenceParts(summary)} />
      </section>
    </div>
  );
}

function Parts({ parts }: { readonly parts: readonly ScorePart[] }) {
  const { result } = useTexts();
  return (
    <dl>
      {parts.map(({ id, points, most }) => (
        <div key={id}>
          <dt>{result.scoreParts[id]}</dt>
          <dd>
            {points.toFixed(0)}
            {most !== null && <span class="quiet"> / {most}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Points so far, by team. */
export function Totals(props: { readonly standings: readonly Standing[]; readonly teams: readonly Team[] }) {
  const { result } = useTexts();
  return (
    <p class="totals">
      <span class="hidden">{result.pointsSoFar}</span>
      {props.standings.map(({ team, points }) => (
        <span key={team}>
          <TeamName team={teamOf(props.teams, team)} /> <b class="total">{Math.round(points)}</b>
        </span>
      ))}
    </p>
  );
}
