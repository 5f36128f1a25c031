import type { Team } from '../../engine/match/teams.ts';
import type { PlayerView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { type PeopledTeam, peopledTeams } from '../room/teams.ts';
import { NameLine } from './name-line.tsx';
import { TeamShape, teamTone } from './team-badge.tsx';

/** All teams as cards, with who is in them. Where something can be done with a player or a team, their names are buttons. */
export function TeamCards(props: {
  readonly teams: readonly Team[];
  readonly players: readonly PlayerView[];
  readonly you?: string | null;
  /** Names of a team that are written out, where nobody can scroll; all when absent. */
  readonly most?: number;
  readonly onPlayer?: (player: PlayerView) => void;
  readonly onTeam?: (team: Team) => void;
}) {
  const { teams, players, ...rest } = props;
  return (
    <ul class="team-cards" data-testid="team-cards">
      {peopledTeams(teams, players).map((peopled) => (
        <li key={peopled.team.id}>
          <TeamCard peopled={peopled} {...rest} />
        </li>
      ))}
    </ul>
  );
}

export function TeamCard(props: {
  readonly peopled: PeopledTeam;
  readonly you?: string | null;
  readonly most?: number;
  readonly onPlayer?: (player: PlayerView) => void;
  readonly onTeam?: (team: Team) => void;
}) {
  const { you = null, most = Number.POSITIVE_INFINITY, onPlayer, onTeam } = props;
  const { team, members, captain } = props.peopled;
  const { hosting, match, numbers, room } = useTexts();
  const name = match.team(team);
  const heading = (
    <>
      <TeamShape team={team} size="1.05em" /> <NameLine name={most > 0 ? name : match.teamShort(team)} />
    </>
  );
  const own = members.some(({ id }) => id === you);
  return (
    <section
      class={`team-card ${members.length === 0 ? 'empty' : ''} ${own ? 'own' : ''}`}
      data-team={team.id}
    >
      <h2 class={teamTone(team)}>
        {onTeam ? (
          <button type="button" aria-label={hosting.team.open({ team: name })} onClick={() => onTeam(team)}>
            {heading}
          </button>
        ) : (
          <span class="team-card-name">{heading}</span>
        )}
        <span class="quiet">{numbers.count(members.length)}</span>
      </h2>
      {members.length === 0 && <p class="small quiet">{hosting.emptySeat}</p>}
      {members.length > 0 && most > 0 && (
        <ul>
          {members.slice(0, most).map((player) => (
            <Member
              key={player.id}
              player={player}
              isYou={player.id === you}
              isCaptain={player.id === captain && members.length > 1}
              onPress={onPlayer && (() => onPlayer(player))}
            />
          ))}
          {members.length > most && <li class="quiet">{room.people.more({ n: members.length - most })}</li>}
        </ul>
      )}
    </section>
  );
}

function Member(props: {
  readonly player: PlayerView;
  readonly isYou: boolean;
  readonly isCaptain: boolean;
  readonly onPress: (() => void) | undefined;
}) {
  const { player, onPress } = props;
  const { hosting, room } = useTexts();
  const { nickname, connected } = player;
  const words = (
    <>
      <i class={`dot ${connected ? '' : 'away'}`} />
      <NameLine name={nickname} />
      {props.isYou && <span class="quiet">{room.people.you}</span>}
      {props.isCaptain && <span class="quiet">{hosting.captain}</span>}
      {!connected && <span class="quiet">{room.people.away}</span>}
    </>
  );
  return (
    <li class={connected ? '' : 'away'}>
      {onPress ? (
        <button type="button" class="member" aria-label={hosting.person.open({ nickname })} onClick={onPress}>
          {words}
        </button>
      ) : (
        <span class="member">{words}</span>
      )}
    </li>
  );
}
