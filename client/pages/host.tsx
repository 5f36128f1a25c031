import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { findScenario } from '../links/scenarios.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { PlayerList } from '../panels/player-list.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../words/error-texts.ts';
import { list, plural } from '../words/format.ts';
import { PHASE_NAMES } from '../words/phase-texts.ts';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useJoinAddress } from './use-join-address.ts';
import { type RoomHandle, useRoom } from './use-room.ts';

const EXTEND_MILLIS = 30_000;

export function HostPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'host');
  return <RoomFrame room={room}>{(view) => <Desk room={room} view={view} />}</RoomFrame>;
}

function Desk({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const address = useJoinAddress(room.code);
  const act = async (sent: Promise<Ack>) => {
    const ack = await sent;
    setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });
  };
  const { link } = room;
  const players = (
    <PlayerList
      teams={view.teams}
      players={view.players}
      actions={{
        onMove: (player, team) => act(link.send('host:move', { player, team })),
        onKick: (player) => act(link.send('host:kick', { player })),
      }}
    />
  );
  const trouble = fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} />;
  const lock = (
    <Button
      {...(view.phase === 'lobby' && { size: 'slim' as const })}
      onPress={() => act(link.send('host:lock', { locked: !view.locked }))}
      testId="host-lock"
    >
      {view.locked ? 'Unlock the room' : 'Lock the room'}
    </Button>
  );
  const projector = (
    <LinkButton
      {...(view.phase === 'lobby' && { size: 'slim' as const })}
      href={`watch/${room.code}`}
      newTab
      testId="projector-link"
    >
      Open the projector
    </LinkButton>
  );

  if (view.phase === 'lobby') {
    return (
      <HostLobby view={view} address={address} people={players}>
        {trouble}
        {view.players.length === 0 && <p class="quiet">Somebody has to join before the match can start.</p>}
        <div class="row">
          <Button
            tone="water"
            size="big"
            testId="host-start"
            disabled={view.players.length === 0}
            onPress={() => act(link.send('host:start', {}))}
          >
            Start the match
          </Button>
          {projector}
          {lock}
        </div>
      </HostLobby>
    );
  }
  const shown = view.phase === 'over' ? undefined : { phase: view.phase, round: view.round };
  return (
    <>
      {view.phase !== 'over' && (
        <section class="host-bar" aria-label="Host controls">
          {view.pausedWithMillis === null ? (
            <Button testId="host-pause" onPress={() => act(link.send('host:pause', {}))}>
              Pause
            </Button>
          ) : (
            <Button tone="water" testId="host-resume" onPress={() => act(link.send('host:resume', {}))}>
              Resume
            </Button>
          )}
          <Button
            testId="host-extend"
            onPress={() => act(link.send('host:extend', { millis: EXTEND_MILLIS }))}
          >
            +30 s
          </Button>
          <Button testId="host-advance" onPress={() => act(link.send('host:advance', { shown }))}>
            End {PHASE_NAMES[view.phase]} now
          </Button>
          {lock}
          {projector}
          <span class="host-room">
            RoomHandle <span class="room-code">{view.code}</span>
          </span>
        </section>
      )}
      {trouble && <div class="host-trouble">{trouble}</div>}
      <MatchStage room={room} view={view} token={null} />
      {view.phase !== 'over' && (
        <section class="host-players" aria-label="Players">
          {players}
        </section>
      )}
    </>
  );
}

function HostLobby(props: {
  readonly view: RoomView;
  readonly address: ReturnType<typeof useJoinAddress>;
  readonly people: ComponentChildren;
  /** What is to be in reach at all times. */
  readonly children: ComponentChildren;
}) {
  const { view, address } = props;
  useEffect(markReady, []);
  const titles = view.scenarios.map((id) => findScenario(id)?.title ?? id);
  return (
    <main class="host-lobby">
      <RoomDoor code={view.code} urls={address.urls} chosen={address.chosen} onPick={address.pick} />
      <section class="host-people">
        <div class="spread">
          <h2>{plural(view.players.length, 'player')}</h2>
          <span class="quiet">
            {list(titles)}, {plural(view.rounds, 'round')}
          </span>
        </div>
        {props.people}
      </section>
      <section class="host-actions" aria-label="Match">
        {props.children}
      </section>
    </main>
  );
}
