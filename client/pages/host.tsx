import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { PlayerList } from '../panels/player-list.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { HostLobby } from './host-lobby.tsx';
import { HostBar } from './host-tools.tsx';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useHost } from './use-host.ts';
import { type RoomHandle, useRoom } from './use-room.ts';

export function HostPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'host');
  return <RoomFrame room={room}>{(view) => <Desk room={room} view={view} />}</RoomFrame>;
}

function Desk({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const host = useHost(room);
  const { people } = useTexts().room;
  const players = (
    <PlayerList
      teams={view.teams}
      players={view.players}
      actions={{ onMove: host.move, onKick: host.kick }}
    />
  );
  const trouble = host.fault && <TroubleCard inline {...host.fault} onDismiss={host.dismiss} />;
  if (view.phase === 'lobby') {
    return <HostLobby view={view} host={host} players={players} trouble={trouble} />;
  }
  const running = view.phase !== 'over';
  return (
    <>
      {running && <HostBar view={view} host={host} />}
      {trouble && <div class="host-trouble">{trouble}</div>}
      <MatchStage room={room} view={view} token={null} />
      {running && (
        <section class="host-players" aria-label={people.players}>
          {players}
        </section>
      )}
    </>
  );
}
