import { useState } from 'preact/hooks';
import { otherTeam, type PlayerView, TEAMS, type Team } from '../../engine/match/views.ts';
import { TEAM_NAMES } from '../words/phase-texts.ts';
import { Button } from './controls.tsx';
import { TeamShape } from './team-badge.tsx';

interface HostActions {
  readonly onMove: (player: string, team: Team) => void;
  readonly onKick: (player: string) => void;
}

/** Who is here, by team. With actions, for the host. */
export function PlayerList(props: {
  readonly players: readonly PlayerView[];
  readonly you?: string | null;
  readonly actions?: HostActions;
}) {
  return (
    <div class="team-list">
      {TEAMS.map((team) => {
        const members = props.players.filter((player) => player.team === team);
        return (
          <section key={team} class="team">
            <h2 class={`team-${team}`}>
              <TeamShape team={team} /> {TEAM_NAMES[team]} <span class="quiet">{members.length}</span>
            </h2>
            <ul>
              {members.length === 0 && <li class="away">Nobody yet: a bot plays</li>}
              {members.map((player) => (
                <Member
                  key={player.id}
                  player={player}
                  you={player.id === props.you}
                  actions={props.actions}
                />
              ))}
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
  readonly actions: HostActions | undefined;
}) {
  const { player, you, actions } = props;
  const [asking, setAsking] = useState(false);
  const other = otherTeam(player.team);
  return (
    <li class={player.connected ? '' : 'away'}>
      <i class={`dot ${player.connected ? '' : 'away'}`} />
      <span class="who">
        <bdi>{player.nickname}</bdi>
        {you && <span class="quiet"> (you)</span>}
        {!player.connected && <span class="small"> away</span>}
      </span>
      {actions && (
        <span class="row member-actions">
          <Button
            size="slim"
            tone="bare"
            label={`Move ${player.nickname} to ${TEAM_NAMES[other]}`}
            onPress={() => actions.onMove(player.id, other)}
          >
            Move
          </Button>
          <Button
            size="slim"
            tone="bare"
            label={asking ? `Remove ${player.nickname} for good` : `Remove ${player.nickname}`}
            onPress={() => {
              if (asking) actions.onKick(player.id);
              setAsking(!asking);
            }}
          >
            {asking ? 'Really?' : 'Remove'}
          </Button>
        </span>
      )}
    </li>
  );
}
