import { useState } from 'preact/hooks';
import type { ClientMessage, Payload } from '../../contract/messages.ts';
import type { AttackDesk, DefendDesk, RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { PlayerList } from '../panels/player-list.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { seatView } from '../room/bouts.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../words/error-texts.ts';
import { percent } from '../words/format.ts';
import { TEAM_NAMES } from '../words/phase-texts.ts';
import { BlueDesk } from './blue-desk.tsx';
import { JoinPage } from './join.tsx';
import { MatchStage } from './match-stage.tsx';
import { RedDesk } from './red-desk.tsx';
import { RoomFrame } from './room-frame.tsx';
import { Sandbox } from './sandbox.tsx';
import { type RoomHandle, useRoom } from './use-room.ts';
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

function Seat({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const { seats } = useApp();
  const token = seats.get('player', room.code);
  const own = seatView(view);
  const red = view.phase === 'prepare' ? own?.attack : null;
  const blue = view.phase === 'filter' ? own?.defend : null;
  const data = useRoundData(room.code, red || blue ? view : null, token);
  const scenario = scenarioOf(view.scenario);
  if (view.phase === 'lobby') return <Lobby room={room} view={view} />;
  if (red) {
    const commit = (plan: Payload<'attack:commit'>['plan']) =>
      room.link.send('attack:commit', { bout: red.bout, plan });
    return <RedDesk key={`attack ${red.bout}`} view={red} scenario={scenario} data={data} commit={commit} />;
  }
  if (blue) {
    const commit = (plan: Payload<'defence:commit'>['plan']) =>
      room.link.send('defence:commit', { bout: blue.bout, plan });
    return (
      <BlueDesk key={`defend ${blue.bout}`} view={blue} scenario={scenario} data={data} commit={commit} />
    );
  }
  return (
    <MatchStage
      room={room}
      view={view}
      token={token}
      {...(view.phase === 'briefing' && { words: <Role view={view} /> })}
    >
      {view.phase !== 'over' && own && !own.attack && !own.defend && (
        <p class="notice">
          You came in the middle of this round: you watch it, and play from the next briefing on.
        </p>
      )}
    </MatchStage>
  );
}

/** The own part in this round, so that it cannot be missed. */
function Role({ view }: { readonly view: RoomView }) {
  const own = seatView(view);
  const scenario = scenarioOf(view.scenario);
  return (
    <>
      {own?.attack && <AttackRole desk={own.attack} />}
      {own?.defend && <DefendRole desk={own.defend} />}
      <section class="stack">
        <h2>{scenario.title}</h2>
        <p class="lede">{scenario.story}</p>
      </section>
    </>
  );
}

const AttackRole = ({ desk }: { readonly desk: AttackDesk }) => (
  <section class="role attack">
    <h1>
      <Drop size={34} /> You poison
    </h1>
    <p>{desk.objective}</p>
    <p class="quiet">
      {desk.points} points, up to {percent(desk.epsilonMax)} of the training set.
    </p>
  </section>
);

const DefendRole = ({ desk }: { readonly desk: DefendDesk }) => (
  <section class="role defend">
    <h1>
      <Sieve size={34} /> You filter
    </h1>
    <p>
      Some of the next delivery will be poison: between {percent(desk.epsilonRange[0])} and{' '}
      {percent(desk.epsilonRange[1])}. Take it out and leave the clean samples in.
    </p>
    <p class="quiet">{desk.points} points, at most two filters.</p>
  </section>
);

function Lobby({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const own = seatView(view);
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
        <PlayerList teams={view.teams} players={view.players} you={own?.you ?? null} />
        {own && (
          <div class="row">
            {view.teams
              .filter(({ id }) => id !== own.team)
              .map(({ id, emblem }) => (
                <Button key={id} testId="team-switch" onPress={() => send('team:choose', { team: id })}>
                  Change to {TEAM_NAMES[emblem]}
                </Button>
              ))}
          </div>
        )}
        {fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} />}
      </section>
      <Sandbox />
    </main>
  );
}
