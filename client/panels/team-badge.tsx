import type { Emblem, Team } from '../../engine/match/teams.ts';
import { useTexts } from '../app-context.ts';

/** Wings for the herons, waves for the otters. */
const SIGNS: Readonly<Record<Emblem, readonly string[]>> = {
  heron: ['M1.5 7.5L8 2.500l6.5 5', 'M1.5 13.500L8 8.500l6.5 5'],
  otter: ['M1.5 5.500c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0', 'M1.5 11.500c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0'],
};

/** A team by colour, shape and name. */
export const TeamShape = ({ team, size = 16 }: { team: Team; size?: number }) => (
  <svg
    class={`team-${team.emblem}`}
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    {SIGNS[team.emblem].map((line) => (
      <path key={line} d={line} />
    ))}
  </svg>
);

/** The own team, in the header; by its emblem alone where there is little room. */
export function TeamBadge({ team }: { readonly team: Team }) {
  const { teams, emblems } = useTexts().match;
  return (
    <span class={`badge team-${team.emblem}`} data-testid="team-badge">
      <TeamShape team={team} /> <span class="badge-name">{teams[team.emblem]}</span>
      <span class="badge-emblem">{emblems[team.emblem]}</span>
    </span>
  );
}

/** A team's name in running text. */
export const TeamName = ({ team }: { readonly team: Team }) => (
  <b class={`team-name team-${team.emblem}`}>
    <TeamShape team={team} size={12} /> {useTexts().match.teams[team.emblem]}
  </b>
);
