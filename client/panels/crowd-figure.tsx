import type { Beliefs } from '../../engine/match/crowd.ts';
import type { Team } from '../../engine/match/teams.ts';
import { useTexts } from '../app-context.ts';
import { teamOf } from '../room/teams.ts';
import { NameLine } from './name-line.tsx';
import { TeamShape, teamTone } from './team-badge.tsx';

/** What the crowd believes of the round: whom it names, and the accuracies that it expects, with what came of it. */
export function CrowdFigure(props: {
  readonly crowd: Beliefs;
  readonly teams: readonly Team[];
  /** Teams that are shown. */
  readonly most: number;
}) {
  const { crowd: view, teams, most } = props;
  const { crowd, match } = useTexts();
  const { guesses, accuracies, outcome } = view;
  const highest = Math.max(1, ...accuracies);
  const width = 100 / accuracies.length;
  return (
    <div class="crowd" data-testid="crowd" data-guesses={guesses}>
      {most > 0 && (
        <ul class="crowd-teams" aria-label={crowd.wins}>
          {view.teams.slice(0, most).map(({ team: id, guesses: n }) => {
            const team = teamOf(teams, id);
            return (
              <li
                key={id}
                class={teamTone(team)}
                aria-label={crowd.share({ team: match.team(team), n, of: guesses })}
              >
                <span class="crowd-team">
                  <TeamShape team={team} size="0.8em" /> <NameLine name={match.teamShort(team)} />
                </span>
                <i class="crowd-bar" style={{ width: `${(100 * n) / guesses}%` }} />
                <b>{crowd.percent({ share: n / guesses })}</b>
              </li>
            );
          })}
        </ul>
      )}
      <figure class="crowd-accuracy">
        <svg
          role="img"
          aria-label={crowd.histogram({ n: guesses })}
          viewBox="0 0 100 40"
          preserveAspectRatio="none"
        >
          {accuracies.map((n, k) => (
            <rect
              key={k}
              x={k * width + 0.4}
              y={40 - (38 * n) / highest}
              width={width - 0.8}
              height={(38 * n) / highest}
              fill="var(--ghost)"
            />
          ))}
          <line x1="0" x2="100" y1="39.700" y2="39.700" />
          {outcome && (
            <line
              class="crowd-outcome"
              x1={100 * outcome.accuracy}
              x2={100 * outcome.accuracy}
              y1="0"
              y2="40"
            />
          )}
        </svg>
        <figcaption class="spread" aria-hidden="true">
          <span>{crowd.percent({ share: 0 })}</span>
          <span>{crowd.accuracy}</span>
          <span>{crowd.percent({ share: 1 })}</span>
        </figcaption>
      </figure>
    </div>
  );
}
