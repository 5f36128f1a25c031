import type { Team } from '../../engine/match/views.ts';
import { TEAM_NAMES } from '../words/phase-texts.ts';

/** A team by colour, shape and name. */
export const TeamShape = ({ team, size = 16 }: { team: Team; size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill="currentColor">
    {team === 'red' ? <path d="M8 1l7 13.5H1z" /> : <circle cx="8" cy="8" r="6.5" />}
  </svg>
);

export const TeamBadge = ({ team }: { readonly team: Team }) => (
  <span class={`badge ${team}`} data-testid="team-badge">
    <TeamShape team={team} /> {TEAM_NAMES[team]}
  </span>
);

/** A team's name in running text. */
export const TeamName = ({ team }: { readonly team: Team }) => (
  <b class={`team-name tone-${team}`}>
    <TeamShape team={team} size={12} /> {TEAM_NAMES[team]}
  </b>
);
