import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { PlayerList } from '../panels/player-list.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { markReady } from '../ready.ts';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useJoinAddress } from './use-join-address.ts';
import { useRoom } from './use-room.ts';

/** Names of a team on the big screen. */
const MOST_NAMES = 10;

/** The big screen: type to be read from afar, and nothing that is a secret. */
export function WatchPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'watch');
  useEffect(() => {
    document.documentElement.classList.add('projector');
    return () => document.documentElement.classList.remove('projector');
  }, []);
  return (
    <RoomFrame room={room} showCode>
      {(view) =>
        view.phase === 'lobby' ? (
          <WatchLobby view={view} />
        ) : (
          <MatchStage fit room={room} view={view} token={null} />
        )
      }
    </RoomFrame>
  );
}

function WatchLobby({ view }: { readonly view: RoomView }) {
  const { urls, chosen, pick } = useJoinAddress(view.code);
  const { lobby } = useTexts().room;
  useEffect(markReady, []);
  return (
    <main class="host-lobby watch-lobby">
      <RoomDoor code={view.code} urls={urls} chosen={chosen} onPick={pick} />
      <section class="host-people">
        <ol class="steps">
          {lobby.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <PlayerList teams={view.teams} players={view.players} most={MOST_NAMES} />
      </section>
    </main>
  );
}
