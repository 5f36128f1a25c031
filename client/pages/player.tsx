import type { RoomView } from '../../engine/match/views.ts';
import { useApp, useTexts } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { boutOnShow, seatView } from '../room/bouts.ts';
import { AttackerPage } from './attack-desk.tsx';
import { DefenderPage } from './defend-desk.tsx';
import { JoinPage } from './join.tsx';
import { MatchStage } from './match-stage.tsx';
import { OwnRole } from './own-role.tsx';
import { PlayerLobby } from './player-lobby.tsx';
import { RoomFrame } from './room-frame.tsx';
import { type RoomHandle, useRoom } from './use-room.ts';
import { useRoundData } from './use-round-data.ts';
import { useTopOfPage } from './use-top-of-page.ts';
import { useLateWork } from './use-unsent.ts';

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
  const { desks } = useTexts();
  const token = seats.get('player', room.code);
  const own = seatView(view);
  useLateWork(room, own);
  const attack = view.phase === 'prepare' ? own?.attack : null;
  const defend = view.phase === 'filter' ? own?.defend : null;
  const data = useRoundData(room.code, attack || defend ? view : null, boutOnShow(view)?.id ?? null, token);
  const scenario = scenarioOf(view.scenario);
  useTopOfPage(`${view.phase} ${view.round}`);
  if (view.phase === 'lobby') return <PlayerLobby room={room} view={view} />;
  if (own && attack) {
    const key = `attack ${attack.bout}`;
    return <AttackerPage key={key} room={room} view={own} desk={attack} scenario={scenario} data={data} />;
  }
  if (own && defend) {
    const key = `defend ${defend.bout}`;
    return <DefenderPage key={key} room={room} view={own} desk={defend} scenario={scenario} data={data} />;
  }
  return (
    <MatchStage
      room={room}
      view={view}
      token={token}
      {...(own && view.phase === 'briefing' && { words: <OwnRole view={own} /> })}
    >
      {view.phase !== 'over' && own && !own.attack && !own.defend && <p class="notice">{desks.cameLate}</p>}
    </MatchStage>
  );
}
