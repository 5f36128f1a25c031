import type { TeamId } from '../../engine/match/formats.ts';
import type { Standing } from '../../engine/match/standings.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { FinishedBout, Handed } from '../../engine/match/views.ts';
import { wholeParts } from '../../engine/match/whole-points.ts';
import type { BySide } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import { attackParts, defenceParts, type ScorePart } from '../picture/score-parts.ts';
import { teamOf } from '../room/teams.ts';
import { Drop, Sieve } from './icons.tsx';
import { StandingsTable } from './standings.tsx';
import { TeamName } from './team-badge.tsx';

/** What a round paid to each side, with the parts that it is made of. */
export function ScoreBoard(props: {
  readonly record: FinishedBout;
  readonly teams: readonly Team[];
  /** In points as they are shown. */
  readonly scores: BySide<number>;
}) {
  const { record, scores } = props;
  const { summary, teams: sides, attack, defend } = record;
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
        <HowHanded handed={attack} />
        <p class="value" data-testid="score-attack">
          {scores.attack}
        </p>
        <Parts parts={attackParts(summary)} score={scores.attack} />
      </section>
      <section class="score tone-defend">
        <p class="side">
          <Sieve size={16} /> {match.defenders}
        </p>
        <p class="who">
          <TeamName team={defenders} />
          {defend.byBot && <span class="quiet">{match.bot}</span>}
        </p>
        <HowHanded handed={defend} />
        <p class="value" data-testid="score-defend">
          {scores.defend}
        </p>
        <Parts parts={defenceParts(summary)} score={scores.defend} />
      </section>
    </div>
  );
}

function Parts({ parts, score }: { readonly parts: readonly ScorePart[]; readonly score: number }) {
  const { result } = useTexts();
  const whole = wholeParts(
    parts.map(({ points }) => points),
    score,
  );
  return (
    <dl>
      {parts.map(({ id, most }, i) => (
        <div key={id}>
          <dt>{result.scoreParts[id]}</dt>
          <dd>
            {whole[i]}
            {most !== null && <span class="quiet"> / {most}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** More teams than these are a table. */
const FEW_TEAMS = 3;
const MOST_ROWS = 5;

/** Points so far, by team. */
export function Totals(props: {
  readonly standings: readonly Standing[];
  readonly teams: readonly Team[];
  readonly own?: TeamId | null;
}) {
  const { standings, teams, own = null } = props;
  const { result, wall } = useTexts();
  if (teams.length > FEW_TEAMS) {
    return (
      <section class="stack" style={{ '--gap': 1 }}>
        <h2>{wall.standings}</h2>
        <StandingsTable short standings={standings} teams={teams} most={MOST_ROWS} own={own} />
      </section>
    );
  }
  return (
    <p class="totals">
      <span class="hidden">{result.pointsSoFar}</span>
      {standings.map(({ team, points }) => (
        <span key={team}>
          <TeamName team={teamOf(teams, team)} /> <b class="total">{Math.round(points)}</b>
        </span>
      ))}
    </p>
  );
}

/** How a plan came to be handed in; of a bot's the badge beside the team says it. */
function HowHanded({ handed }: { readonly handed: Handed<unknown> }) {
  const { teamwork } = useTexts();
  const { how, by = null, byBot } = handed;
  if (!how || byBot) return null;
  return <p class="small quiet">{teamwork.handedInBy({ by, how })}</p>;
}
