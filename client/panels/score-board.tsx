import { otherTeam, type RoundRecord, type ShownRound, type Team } from '../../engine/match/views.ts';
import { blueParts, redParts, type ScorePart } from '../picture/score-parts.ts';
import { Drop, Sieve } from './icons.tsx';
import { TeamName } from './team-badge.tsx';

/** What a round paid to each side, with the parts that it is made of. */
export function ScoreBoard({ record }: { readonly record: ShownRound | RoundRecord }) {
  const { summary, attackers, redByBot, blueByBot } = record;
  return (
    <div class="scores">
      <section class="score tone-attack">
        <p class="side">
          <Drop size={16} /> Attackers
        </p>
        <p class="who">
          <TeamName team={attackers} />
          {redByBot && <span class="quiet">bot</span>}
        </p>
        <p class="value" data-testid="score-red">
          {Math.round(summary.redScore)}
        </p>
        <Parts parts={redParts(summary)} />
      </section>
      <section class="score tone-defend">
        <p class="side">
          <Sieve size={16} /> Defenders
        </p>
        <p class="who">
          <TeamName team={otherTeam(attackers)} />
          {blueByBot && <span class="quiet">bot</span>}
        </p>
        <p class="value" data-testid="score-blue">
          {Math.round(summary.blueScore)}
        </p>
        <Parts parts={blueParts(summary)} />
      </section>
    </div>
  );
}

const Parts = ({ parts }: { readonly parts: readonly ScorePart[] }) => (
  <dl>
    {parts.map(({ label, points, most }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          {points.toFixed(0)}
          {most !== null && <span class="quiet"> / {most}</span>}
        </dd>
      </div>
    ))}
  </dl>
);

/** Points so far, by team. */
export function Totals({ totals }: { readonly totals: Readonly<Record<Team, number>> }) {
  return (
    <p class="totals">
      <span class="hidden">Points so far:</span>
      <TeamName team="heron" /> <b class="total">{Math.round(totals.heron)}</b>
      <span class="quiet">:</span>
      <b class="total">{Math.round(totals.otter)}</b> <TeamName team="otter" />
    </p>
  );
}
