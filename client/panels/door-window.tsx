import type { HostView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button, Check } from './controls.tsx';
import { NumberField } from './number-field.tsx';
import { AskedTwice } from './person-window.tsx';
import { Window } from './window.tsx';

/** Seats that a host may allow one network address. */
const MOST_SEATS = 200;

/** Whom the room lets in: who waits for a nod, seats of one address, seats that nobody sits on. */
export function DoorWindow(props: {
  readonly view: Pick<HostView, 'door' | 'knocks' | 'players'>;
  readonly onNod: (knock: string, ok: boolean) => void;
  readonly onDoor: (door: Partial<HostView['door']>) => void;
  readonly onClear: () => void;
  readonly onClose: () => void;
}) {
  const { door: words } = useTexts().hosting;
  const { door, knocks, players } = props.view;
  const away = players.filter(({ connected }) => !connected).length;
  return (
    <Window title={words.open} testId="door-window" onClose={props.onClose}>
      <div class="stack">
        {knocks.length > 0 && (
          <ul class="knocks" aria-label={words.waiting({ n: knocks.length })}>
            {knocks.map(({ id, nickname }) => (
              <li key={id} data-testid="knock">
                <strong>{nickname}</strong>
                <Button size="slim" tone="water" testId="knock-in" onPress={() => props.onNod(id, true)}>
                  {words.letIn}
                </Button>
                <Button size="slim" testId="knock-out" onPress={() => props.onNod(id, false)}>
                  {words.turnAway}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Check checked={door.nod} testId="door-nod" onChange={(nod) => props.onDoor({ nod })}>
          {words.nod}
        </Check>
        <NumberField
          label={words.perAddress}
          value={door.perAddress}
          min={1}
          max={MOST_SEATS}
          testId="door-per-address"
          onChange={(perAddress) => props.onDoor({ perAddress })}
        />
        <span class="small quiet">{words.perAddressHelp}</span>
        {away > 0 && (
          <AskedTwice
            label={words.clear({ n: away })}
            help={words.clearHelp}
            testId="door-clear"
            onSure={props.onClear}
          />
        )}
      </div>
    </Window>
  );
}
