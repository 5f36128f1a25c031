import type { Ack } from '../../contract/messages.ts';
import type { AttackDesk, DefendDesk, RoomView } from '../../engine/match/views.ts';
import type { AttackPlan, DefencePlan, RowsPlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Side } from '../../engine/round/sides.ts';
import { objectiveOf } from '../../texts/story.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import { MAX_FILTERS } from '../links/lab-link.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { sendRows } from '../net/http.ts';
import { Drop, Sieve } from '../panels/icons.tsx';
import { seatView } from '../room/bouts.ts';
import { AttackerPage } from './attack-desk.tsx';
import { DefenderPage } from './defend-desk.tsx';
import { JoinPage } from './join.tsx';
import { MatchStage } from './match-stage.tsx';
import { PlayerLobby } from './player-lobby.tsx';
import { RoomFrame } from './room-frame.tsx';
import type { MadeRows } from './use-hand.ts';
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
  const { desks } = useTexts();
  const token = seats.get('player', room.code);
  const own = seatView(view);
  const attack = view.phase === 'prepare' ? own?.attack : null;
  const defend = view.phase === 'filter' ? own?.defend : null;
  const data = useRoundData(room.code, attack || defend ? view : null, token);
  const scenario = scenarioOf(view.scenario);
  if (view.phase === 'lobby') return <PlayerLobby room={room} view={view} />;
  if (attack) {
    const commit = async (plan: AttackPlan) =>
      handIn(room, 'attack', view.round, await room.link.send('draft:attack', { round: view.round, plan }));
    const handOver = async ({ file, made }: MadeRows): Promise<RowsPlan> => {
      const { cost: _cost, ...rows } = await sendRows(room.code, attack.bout, file, token);
      return { rows, made };
    };
    const key = `attack ${attack.bout}`;
    return (
      <AttackerPage
        key={key}
        view={attack}
        scenario={scenario}
        data={data}
        commit={commit}
        handOver={handOver}
      />
    );
  }
  if (defend) {
    const commit = async (plan: DefencePlan) =>
      handIn(room, 'defend', view.round, await room.link.send('draft:defend', { round: view.round, plan }));
    const key = `defend ${defend.bout}`;
    return <DefenderPage key={key} view={defend} scenario={scenario} data={data} commit={commit} />;
  }
  return (
    <MatchStage
      room={room}
      view={view}
      token={token}
      {...(view.phase === 'briefing' && { words: <Role view={view} /> })}
    >
      {view.phase !== 'over' && own && !own.attack && !own.defend && <p class="notice">{desks.cameLate}</p>}
    </MatchStage>
  );
}

/** The own part in this round, so that it cannot be missed. */
function Role({ view }: { readonly view: RoomView }) {
  const own = seatView(view);
  const scenario = scenarioOf(view.scenario);
  const told = useScenarioText(scenario);
  return (
    <>
      {own?.attack && <AttackRole desk={own.attack} scenario={scenario} />}
      {own?.defend && <DefendRole desk={own.defend} />}
      <section class="stack">
        <h2>{told.title}</h2>
        <p class="lede">{told.story}</p>
      </section>
    </>
  );
}

function AttackRole({ desk, scenario }: { readonly desk: AttackDesk; readonly scenario: Scenario }) {
  const texts = useTexts();
  const { desks } = texts;
  return (
    <section class="role attack">
      <h1>
        <Drop size={34} /> {desks.poison}
      </h1>
      <p>{objectiveOf(texts, scenario)}</p>
      <p class="quiet">{desks.attack.budget({ points: desk.points, most: desk.epsilonMax })}</p>
    </section>
  );
}

function DefendRole({ desk }: { readonly desk: DefendDesk }) {
  const { desks } = useTexts();
  const [low, high] = desk.epsilonRange;
  return (
    <section class="role defend">
      <h1>
        <Sieve size={34} /> {desks.filter}
      </h1>
      <p>{desks.defend.ahead({ low, high })}</p>
      <p class="quiet">{desks.defend.budget({ points: desk.points, filters: MAX_FILTERS })}</p>
    </section>
  );
}

/** Hands in the team's draft: by the captain at once, by another member as soon as most of the team is ready. */
async function handIn(room: RoomHandle, side: Side, round: number, set: Ack): Promise<Ack> {
  if (!set.ok) return set;
  const ack = await room.link.send('draft:commit', { round, side, sure: true });
  if (ack.ok || ack.code !== 'captain-needed') return ack;
  return room.link.send('draft:ready', { round, side, ready: true, sure: true });
}
