import { useState } from 'preact/hooks';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { PlayerView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button, Choice } from './controls.tsx';
import { EditLine } from './edit-line.tsx';
import { Window } from './window.tsx';

/** UTF-16 units that are let through; what a name may be is the server's to say. */
const NAME_MAX = 60;
const MESSAGE_MAX = 400;

/** What a host does with one player. */
export interface PersonActions {
  readonly move: (player: string, team: TeamId) => void;
  readonly rename: (player: string, nickname: string) => void;
  readonly kick: (player: string) => void;
  readonly ban: (player: string) => void;
  readonly say: (to: string | null, text: string) => void;
}

export function PersonWindow(props: {
  readonly player: PlayerView;
  readonly teams: readonly Team[];
  /** Whether players may be moved in this phase. */
  readonly canMove: boolean;
  readonly actions: PersonActions;
  readonly onClose: () => void;
}) {
  const { player, teams, actions } = props;
  const { hosting, match } = useTexts();
  const { person, message } = hosting;
  return (
    <Window title={<bdi>{player.nickname}</bdi>} testId="person" onClose={props.onClose}>
      {props.canMove ? (
        <Choice
          label={person.team}
          value={player.team}
          testId="person-team"
          options={teams.map((team) => ({ value: team.id, label: match.team(team) }))}
          onChange={(team) => actions.move(player.id, team)}
        />
      ) : (
        <p class="small quiet">{person.moveLater}</p>
      )}
      <EditLine
        label={person.name}
        value={player.nickname}
        max={NAME_MAX}
        action={person.rename}
        testId="person-name"
        onUse={(name) => actions.rename(player.id, name)}
      />
      <EditLine
        clears
        label={message.to({ name: player.nickname })}
        value=""
        max={MESSAGE_MAX}
        action={message.send}
        testId="person-message"
        onUse={(text) => actions.say(player.id, text)}
      />
      <div class="window-out">
        <AskedTwice
          label={person.remove}
          help={person.removeHelp}
          testId="person-kick"
          onSure={() => actions.kick(player.id)}
        />
        <AskedTwice
          label={person.ban}
          help={person.banHelp}
          testId="person-ban"
          onSure={() => actions.ban(player.id)}
        />
      </div>
    </Window>
  );
}

/** A button that asks once more before it does what cannot be undone. */
export function AskedTwice(props: {
  readonly label: string;
  readonly help: string;
  readonly testId: string;
  readonly onSure: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const { hosting } = useTexts();
  return (
    <div class="asked-twice">
      <Button
        size="slim"
        testId={props.testId}
        tone={asking ? 'poison' : 'plain'}
        onPress={() => {
          if (asking) props.onSure();
          setAsking(!asking);
        }}
      >
        {props.label}
        {asking && ` – ${hosting.person.really}`}
      </Button>
      <span class="small quiet">{props.help}</span>
    </div>
  );
}

/** What a host does with one team: its name, and a message to its members. */
export function TeamWindow(props: {
  readonly team: Team;
  readonly onRename: (name: string) => void;
  readonly onSay: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { hosting, match } = useTexts();
  const name = match.team(props.team);
  return (
    <Window title={<bdi>{name}</bdi>} testId="team-window" onClose={props.onClose}>
      <EditLine
        label={hosting.team.name}
        value={props.team.name ?? ''}
        max={NAME_MAX}
        action={hosting.team.rename}
        testId="team-name"
        onUse={props.onRename}
      />
      <EditLine
        clears
        label={hosting.message.to({ name })}
        value=""
        max={MESSAGE_MAX}
        action={hosting.message.send}
        testId="team-message"
        onUse={props.onSay}
      />
    </Window>
  );
}
