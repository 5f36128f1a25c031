import { useState } from 'preact/hooks';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { PlayerView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { teamName } from '../room/teams.ts';
import { Button } from './controls.tsx';
import { CrossSign, SwapSign } from './icons.tsx';
import { TeamShape, teamTone } from './team-badge.tsx';

interface HostActions {
  readonly onMove: (player: string, team: TeamId) => void;
  readonly onKick: (player: string) => void;
}

/** Who is here, by team. With actions, for the host. */
export function PlayerList(props: {
  readonly teams: readonly Team[];
  readonly players: readonly PlayerView[];
  readonly you?: string | null;
  readonly actions?: HostActions;
  /** Names of a team that are written out, where nobody can scroll. */
  readonly most?: number;
}) {
  const { most = Number.POSITIVE_INFINITY } = props;
  const {
    match,
    numbers: { count },
    room: { people },
  } = useTexts();
  return (
    <div class="team-list">
      {props.teams.map((team) => {
        const members = props.players.filter((player) => player.team === team.id);
        return (
          <section key={team.id} class="team">
            <h2 class={teamTone(team)}>
              <TeamShape team={team} /> {teamName(match, team)}{' '}
              <span class="quiet">{count(members.length)}</span>
            </h2>
            <ul>
              {members.length === 0 && <li class="away">{people.nobody}</li>}
              {members.slice(0, most).map((player) => (
                <Member
                  key={player.id}
                  player={player}
                  you={player.id === props.you}
                  others={props.teams.filter(({ id }) => id !== team.id)}
                  actions={props.actions}
                />
              ))}
              {members.length > most && <li class="away">{people.more({ n: members.length - most })}</li>}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Member(props: {
  readonly player: PlayerView;
  readonly you: boolean;
  readonly others: readonly Team[];
  readonly actions: HostActions | undefined;
}) {
  const { player, you, others, actions } = props;
  const [asking, setAsking] = useState(false);
  const {
    match,
    room: { people },
  } = useTexts();
  const { nickname } = player;
  return (
    <li class={player.connected ? '' : 'away'}>
      <i class={`dot ${player.connected ? '' : 'away'}`} />
      <span class="who">
        <bdi>{nickname}</bdi>
        {you && <span class="quiet"> {people.you}</span>}
        {!player.connected && <span class="small"> {people.away}</span>}
      </span>
      {actions && (
        <span class="row member-actions">
          {others.map((team) => (
            <Button
              key={team.id}
              size="slim"
              tone="bare"
              label={people.move({ nickname, team: teamName(match, team) })}
              onPress={() => actions.onMove(player.id, team.id)}
            >
              <SwapSign />
            </Button>
          ))}
          <Button
            size="slim"
            tone="bare"
            label={asking ? people.removeForGood({ nickname }) : people.remove({ nickname })}
            onPress={() => {
              if (asking) actions.onKick(player.id);
              setAsking(!asking);
            }}
          >
            {asking ? people.really : <CrossSign />}
          </Button>
        </span>
      )}
    </li>
  );
}
