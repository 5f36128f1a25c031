import { lookOfEmblem } from '../../engine/match/emblems.ts';
import type { Team } from '../../engine/match/teams.ts';
import { useTexts } from '../app-context.ts';
import { NameLine } from './name-line.tsx';

/** Wings, waves, and eight more: one for each sign of engine/match/emblems.ts. */
const SIGNS: readonly (readonly string[])[] = [
  ['M1.5 7.5L8 2.500l6.5 5', 'M1.5 13.500L8 8.500l6.5 5'],
  ['M1.5 5.500c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0', 'M1.5 11.500c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0'],
  ['M8 2l6 6-6 6-6-6z'],
  ['M2.500 2.500h11v11h-11z'],
  ['M8 2.500l6 11H2z'],
  ['M2 8a6 6 0 1 0 12 0 6 6 0 1 0-12 0'],
  ['M8 2v12', 'M2 8h12'],
  ['M3 3l10 10', 'M13 3L3 13'],
  ['M4 2v12', 'M12 2v12'],
  ['M2 4h12', 'M4 8h8', 'M6 12h4'],
];

/** The class of a team's colour. */
export const teamTone = ({ emblem }: Team): string => `team-tone-${lookOfEmblem(emblem).colour}`;

/** A team's sign: its shape in its colour. */
export const TeamShape = ({ team, size = 16 }: { team: Team; size?: number | string }) => (
  <svg
    class={teamTone(team)}
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    {SIGNS[lookOfEmblem(team.emblem).sign]?.map((line) => (
      <path key={line} d={line} />
    ))}
  </svg>
);

/** The own team, in the header; without the word for a team where there is little room. */
export const TeamBadge = ({ team }: { readonly team: Team }) => {
  const { match } = useTexts();
  return (
    <span class={`badge ${teamTone(team)}`} data-testid="team-badge" data-team={team.id}>
      <TeamShape team={team} /> <NameLine name={match.team(team)} kind="badge-name" />
      <NameLine name={match.teamShort(team)} kind="badge-emblem" />
    </span>
  );
};

/** A team's name in running text. */
export const TeamName = ({ team }: { readonly team: Team }) => {
  const { match } = useTexts();
  return (
    <b class={`team-name ${teamTone(team)}`}>
      <TeamShape team={team} size="0.8em" /> <NameLine name={match.team(team)} />
    </b>
  );
};
