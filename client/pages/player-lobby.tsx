import { useState } from 'preact/hooks';
import type { RoomView, SeatView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button, Choice } from '../panels/controls.tsx';
import { EditLine } from '../panels/edit-line.tsx';
import { SeedHash } from '../panels/seed-note.tsx';
import { TeamCard, TeamCards } from '../panels/team-cards.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { seatView } from '../room/bouts.ts';
import { peopledTeams } from '../room/teams.ts';
import { Sandbox } from './sandbox.tsx';
import { useAct } from './use-act.ts';
import type { RoomHandle } from './use-room.ts';

/** UTF-16 units that are let through; what a name may be is the server's to say. */
const NAME_MAX = 60;
/** With more teams than these, those of others are folded away. */
const FEW_TEAMS = 6;

/** A player before the match: the own team, who else is here, and something to play with. */
export function PlayerLobby({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const own = seatView(view);
  const { hosting, room: words } = useTexts();
  // The own team stands first where all are in sight.
  const teams = [...view.teams].sort((a, b) => Number(b.id === own?.team) - Number(a.id === own?.team));
  const cards = <TeamCards teams={teams} players={view.players} you={own?.you ?? null} />;
  return (
    <main class="lobby">
      <section class="lobby-people">
        <div class="stack" style={{ '--gap': 1 }}>
          {view.event && <p class="kicker">{view.event}</p>}
          <h1 class="stage-title">{words.lobby.youAreIn}</h1>
          <p class="lede">{view.format === 'duel' ? words.lobby.text : words.lobby.textWells}</p>
        </div>
        {own && <OwnTeam room={room} view={own} />}
        {view.teams.length <= FEW_TEAMS ? (
          cards
        ) : (
          <details class="more">
            <summary>{hosting.allTeams({ teams: view.teams.length })}</summary>
            {cards}
          </details>
        )}
        <SeedHash view={view} />
      </section>
      <Sandbox />
    </main>
  );
}

/** The own team: its name, which the captain gives, and the way to another. */
function OwnTeam({ room, view }: { readonly room: RoomHandle; readonly view: SeatView }) {
  const { act, fault, dismiss } = useAct();
  const { hosting } = useTexts();
  const own = peopledTeams(view.teams, view.players).find(({ team }) => team.id === view.team);
  if (!own) return null;
  const many = view.teams.length > FEW_TEAMS;
  return (
    <section class="own-team" aria-label={hosting.yourTeam}>
      {many && <TeamCard peopled={own} you={view.you} />}
      {own.captain === view.you && (
        <EditLine
          label={hosting.nameTeam}
          value={own.team.name ?? ''}
          max={NAME_MAX}
          action={hosting.save}
          testId="team-name"
          onUse={(name) => act(room.link.send('team:name', { team: view.team, name }))}
        />
      )}
      {view.choose && (
        <TeamChoice view={view} onChoose={(team) => act(room.link.send('team:choose', { team }))} />
      )}
      {fault && <TroubleCard inline {...fault} onDismiss={dismiss} />}
    </section>
  );
}

/** One press where there is one other team; else a list to choose from. */
function TeamChoice(props: { readonly view: SeatView; readonly onChoose: (team: string) => void }) {
  const { view } = props;
  const { hosting, match, room } = useTexts();
  const others = view.teams.filter(({ id }) => id !== view.team);
  const [picked, setPicked] = useState<string | null>(null);
  const [only] = others;
  if (others.length === 1 && only) {
    return (
      <div class="row">
        <Button testId="team-switch" onPress={() => props.onChoose(only.id)}>
          {room.lobby.changeTo({ team: match.team(only) })}
        </Button>
      </div>
    );
  }
  const size = (id: string) => view.players.filter(({ team }) => team === id).length;
  const chosen = others.find(({ id }) => id === picked) ?? only;
  if (!chosen) return null;
  return (
    <div class="team-choice">
      <Choice
        label={hosting.changeTeam}
        testId="team-pick"
        value={chosen.id}
        options={others.map((team) => ({ value: team.id, label: `${match.team(team)} (${size(team.id)})` }))}
        onChange={setPicked}
      />
      <Button testId="team-switch" onPress={() => props.onChoose(chosen.id)}>
        {hosting.change}
      </Button>
    </div>
  );
}
