import { useState } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { PersonWindow, TeamWindow } from '../panels/person-window.tsx';
import { TeamCards } from '../panels/team-cards.tsx';
import type { HostCommands } from './use-host.ts';

/** Everybody in the room, by team; a press on a name opens what can be done with it. */
export function HostPeople({ view, host }: { readonly view: RoomView; readonly host: HostCommands }) {
  const [open, setOpen] = useState<{ readonly player: string } | { readonly team: string } | null>(null);
  const player = open && 'player' in open ? view.players.find(({ id }) => id === open.player) : undefined;
  const team = open && 'team' in open ? view.teams.find(({ id }) => id === open.team) : undefined;
  const close = () => setOpen(null);
  const canMove = view.phase === 'lobby' || view.phase === 'briefing' || view.phase === 'reveal';
  return (
    <>
      <TeamCards
        teams={view.teams}
        players={view.players}
        onPlayer={({ id }) => setOpen({ player: id })}
        onTeam={({ id }) => setOpen({ team: id })}
      />
      {player && (
        <PersonWindow
          key={player.id}
          player={player}
          teams={view.teams}
          canMove={canMove}
          actions={host}
          onClose={close}
        />
      )}
      {team && (
        <TeamWindow
          key={team.id}
          team={team}
          onRename={(name) => host.nameTeam(team.id, name)}
          onSay={(text) => host.say(team.id, text)}
          onClose={close}
        />
      )}
    </>
  );
}
