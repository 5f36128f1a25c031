import { useState } from 'preact/hooks';
import type { ClientMessage, Payload } from '../../contract/messages.ts';
import { type BlueView, otherTeam, type RedView, type RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { PlayerList } from '../panels/player-list.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../words/error-texts.ts';
import { percent } from '../words/format.ts';
import { TEAM_NAMES, teamOf } from '../words/phase-texts.ts';
import { BlueDesk } from './blue-desk.tsx';
import { JoinPage } from './join.tsx';
import { MatchStage } from './match-stage.tsx';
import { RedDesk } from './red-desk.tsx';
import { RoomFrame } from './room-frame.tsx';
import { Sandbox } from './sandbox.tsx';
import { type Room, useRoom } from './use-room.ts';
import { useRoundData } from './use-round-data.ts';

export function PlayerPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'player');
  if (room.state.standing.value === 'outside') return <JoinPage room={room} />;
  return (
    <RoomFrame room={room} onJoinAgain={() => location.reload()}>
      {(view) => <Seat room={room} view={view} />}
    </RoomFrame>
  );
}

function Seat({ room, view }: { readonly room: Room; readonly view: RoomView }) {
  const { seats } = useApp();
  const token = seats.get('player', room.code);
  const red = view.role === 'red' && view.phase === 'prepare' ? view : null;
  const blue = view.role === 'blue' && view.phase === 'filter' ? view : null;
  const data = useRoundData(room.code, red ?? blue, token);
  const scenario = scenarioOf(view.scenario);
  if (view.phase === 'lobby') return <Lobby room={room} view={view} />;
  if (red) {
    const commit = (plan: Payload<'attack:commit'>['plan']) =>
      room.link.send('attack:commit', { round: red.round, plan });
    return <RedDesk key={`red ${red.round}`} view={red} scenario={scenario} data={data} commit={commit} />;
  }
  if (blue) {
    const commit = (plan: Payload<'filter:commit'>['plan']) =>
      room.link.send('filter:commit', { round: blue.round, plan });
    return (
      <BlueDesk key={`blue ${blue.round}`} view={blue} scenario={scenario} data={data} commit={commit} />
    );
  }
  return (
    <MatchStage
      room={room}
      view={view}
      token={token}
      {...(view.phase === 'briefing' && { words: <Role view={view} /> })}
    />
  );
}

/** The own part in this round, so that it cannot be missed. */
function Role({ view }: { readonly view: RoomView }) {
  const scenario = scenarioOf(view.scenario);
  return (
    <>
      {view.role === 'red' && <RedRole view={view} />}
      {view.role === 'blue' && <BlueRole view={view} />}
      <section class="stack">
        <h2>{scenario.title}</h2>
        <p class="lede">{scenario.story}</p>
      </section>
    </>
  );
}

const RedRole = ({ view }: { readonly view: RedView }) => (
  <section class="role attack">
    <h1>
      <Drop size={34} /> You poison
    </h1>
    <p>{view.objective}</p>
    <p class="quiet">
      {view.points} points, up to {percent(view.epsilonMax)} of the training set.
    </p>
  </section>
);

const BlueRole = ({ view }: { readonly view: BlueView }) => (
  <section class="role defend">
    <h1>
      <Sieve size={34} /> You filter
    </h1>
    <p>
      Some of the next delivery will be poison: between {percent(view.epsilonRange[0])} and{' '}
      {percent(view.epsilonRange[1])}. Take it out and leave the clean samples in.
    </p>
    <p class="quiet">{view.points} points, at most two filters.</p>
  </section>
);

function Lobby({ room, view }: { readonly room: Room; readonly view: RoomView }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const team = teamOf(view);
  const send = async <M extends Extract<ClientMessage, 'team:choose'>>(
    message: M,
    body: Omit<Payload<M>, 'id'>,
  ) => {
    const ack = await room.link.send(message, body);
    setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });
  };
  return (
    <main class="lobby">
      <section class="lobby-people">
        <div class="stack" style={{ '--gap': 1 }}>
          <h1 class="stage-title">You are in.</h1>
          <p class="lede">The host starts the match. Both teams poison and filter in turn.</p>
        </div>
        <PlayerList players={view.players} you={'you' in view ? view.you : null} />
        {team && (
          <div class="row">
            <Button testId="team-switch" onPress={() => send('team:choose', { team: otherTeam(team) })}>
              Change to {TEAM_NAMES[otherTeam(team)]}
            </Button>
          </div>
        )}
        {fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} />}
      </section>
      <Sandbox />
    </main>
  );
}
