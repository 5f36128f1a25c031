import type { RoundRecord, ShownRound } from '../../engine/match/views.ts';
import { blueParts, redParts, type ScorePart } from '../picture/score-parts.ts';
import { otherTeam } from '../words/phase-texts.ts';
import { Drop, Sieve } from './icons.tsx';
import { TeamName } from './team-badge.tsx';

/** What a round paid to each side, with the parts that it is made of. */
export function ScoreBoard({ record }: { readonly record: ShownRound | RoundRecord }) {
  const { summary, attackers, redByBot, blueByBot } = record;
  return (
    <div class="scores">
      <section class={`score tone-${attackers}`}>
        <p class="who">
          <Drop size={16} /> <TeamName team={attackers} />
          {redByBot && <span class="quiet">bot</span>}
        </p>
        <p class="value" data-testid="score-red">
          {Math.round(summary.redScore)}
        </p>
        <Parts parts={redParts(summary)} />
      </section>
      <section class={`score tone-${otherTeam(attackers)}`}>
        <p class="who">
          <Sieve size={16} /> <TeamName team={otherTeam(attackers)} />
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
export function Totals({ totals }: { readonly totals: { readonly red: number; readonly blue: number } }) {
  return (
    <p class="totals">
      <span class="hidden">Points so far:</span>
      <TeamName team="red" /> <b class="total">{Math.round(totals.red)}</b>
      <span class="quiet">:</span>
      <b class="total">{Math.round(totals.blue)}</b> <TeamName team="blue" />
    </p>
  );
}
