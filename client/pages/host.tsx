import { useMemo } from 'preact/hooks';
import type { HostView } from '../../engine/match/views.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { TeamTable } from '../panels/team-table.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { isWall } from '../room/bouts.ts';
import { tokenOfLink } from '../room/host-link.ts';
import { progressOf } from '../room/progress.ts';
import { HostLobby } from './host-lobby.tsx';
import { HostPeople } from './host-people.tsx';
import { HostBar, HostTools } from './host-tools.tsx';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useHost } from './use-host.ts';
import { type RoomHandle, useRoom } from './use-room.ts';

export function HostPage({ code }: { readonly code: string }) {
  useInvitation(code);
  const room = useRoom(code, 'host');
  return (
    <RoomFrame room={room} showCode>
      {(view) => view.role === 'host' && <Desk room={room} view={view} />}
    </RoomFrame>
  );
}

/** Takes the seat of a co-host's link, and takes the link out of sight. */
function useInvitation(code: string): void {
  const { seats } = useApp();
  useMemo(() => {
    const token = tokenOfLink(location.hash);
    if (token === null) return;
    seats.set('host', code, token);
    history.replaceState(null, '', location.pathname + location.search);
  }, [code]);
}

function Desk({ room, view }: { readonly room: RoomHandle; readonly view: HostView }) {
  const host = useHost(room);
  const { hosting, debrief } = useTexts();
  const trouble = host.fault && <TroubleCard inline {...host.fault} onDismiss={host.dismiss} />;
  if (view.phase === 'lobby') return <HostLobby view={view} host={host} trouble={trouble} />;
  const running = view.phase !== 'over';
  const table = <TeamTable rows={progressOf(view)} />;
  return (
    <>
      {running && <HostBar view={view} host={host} />}
      {trouble && <div class="host-trouble">{trouble}</div>}
      <MatchStage
        room={room}
        view={view}
        token={null}
        progress={isWall(view) && table}
        onShow={(wish) => host.show(view, wish)}
      >
        {!running && (
          <div class="row">
            <Button tone="water" size="big" testId="host-again" onPress={host.again}>
              {hosting.again}
            </Button>
            <LinkButton href={`debrief/${view.code}`} size="big" newTab testId="debrief-link">
              {debrief.link}
            </LinkButton>
            <HostTools view={view} host={host} />
          </div>
        )}
      </MatchStage>
      {running && (
        <section class="host-players" aria-label={hosting.people}>
          <h2>{hosting.people}</h2>
          {(!isWall(view) || view.phase === 'train' || view.phase === 'reveal') && table}
          <HostPeople view={view} host={host} />
        </section>
      )}
    </>
  );
}
