import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { PlayerList } from '../panels/player-list.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { markReady } from '../ready.ts';
import { useJoinUrls } from './host.tsx';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useRoom } from './use-room.ts';

/** The big screen: type to be read from afar, and nothing that is a secret. */
export function WatchPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'watch');
  useEffect(() => {
    document.documentElement.classList.add('projector');
    return () => document.documentElement.classList.remove('projector');
  }, []);
  return (
    <RoomFrame room={room}>
      {(view) =>
        view.phase === 'lobby' ? (
          <WatchLobby view={view} />
        ) : (
          <MatchStage room={room} view={view} token={null} />
        )
      }
    </RoomFrame>
  );
}

function WatchLobby({ view }: { readonly view: RoomView }) {
  const urls = useJoinUrls(view.code);
  useEffect(markReady, []);
  return (
    <main class="host-lobby watch-lobby">
      <RoomDoor code={view.code} urls={urls} />
      <section class="host-people">
        <ol class="steps">
          <li>One team slips poison into the data that a model learns from.</li>
          <li>The other team filters the data, without knowing what was done.</li>
          <li>The model is trained on what is left, here, in front of everybody.</li>
        </ol>
        <PlayerList teams={view.teams} players={view.players} />
      </section>
    </main>
  );
}
