import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button } from '../panels/controls.tsx';
import { PlayerList } from '../panels/player-list.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { seatView } from '../room/bouts.ts';
import { teamName } from '../room/teams.ts';
import { Sandbox } from './sandbox.tsx';
import { useAct } from './use-act.ts';
import type { RoomHandle } from './use-room.ts';

/** A player before the match: who else is here, another team, and something to play with. */
export function PlayerLobby({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const { act, fault, dismiss } = useAct();
  const own = seatView(view);
  const {
    match,
    room: { lobby },
  } = useTexts();
  const others = own ? view.teams.filter(({ id }) => id !== own.team) : [];
  return (
    <main class="lobby">
      <section class="lobby-people">
        <div class="stack" style={{ '--gap': 1 }}>
          <h1 class="stage-title">{lobby.youAreIn}</h1>
          <p class="lede">{lobby.text}</p>
        </div>
        <PlayerList teams={view.teams} players={view.players} you={own?.you ?? null} />
        {others.length > 0 && (
          <div class="row">
            {others.map((team) => (
              <Button
                key={team.id}
                testId="team-switch"
                onPress={() => act(room.link.send('team:choose', { team: team.id }))}
              >
                {lobby.changeTo({ team: teamName(match, team) })}
              </Button>
            ))}
          </div>
        )}
        {fault && <TroubleCard inline {...fault} onDismiss={dismiss} />}
      </section>
      <Sandbox />
    </main>
  );
}
