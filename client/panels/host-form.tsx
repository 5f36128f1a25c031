import { useState } from 'preact/hooks';
import { FORMAT_IDS } from '../../engine/match/formats.ts';
import { useTexts } from '../app-context.ts';
import {
  FIRST_OPENING,
  formatOf,
  MOST_PEOPLE,
  minutesFor,
  type Opening,
  type RoomRequest,
  requestOf,
  roundsFor,
  teamsFor,
} from '../forms/opening.ts';
import { findScenario, titleOf } from '../links/scenarios.ts';
import { Button, Segments } from './controls.tsx';
import { HostOptions } from './host-options.tsx';
import { NumberField } from './number-field.tsx';

/** What the room will be; a host who changes nothing gets a good workshop. */
export function HostForm(props: { readonly busy: boolean; readonly onCreate: (wish: RoomRequest) => void }) {
  const texts = useTexts();
  const { home, opening: words } = texts;
  const [opening, setOpening] = useState<Opening>(FIRST_OPENING);
  const set = (change: Partial<Opening>) => setOpening({ ...opening, ...change });
  const format = formatOf(opening);
  const { scenarios, people } = opening;
  const none = scenarios.length === 0;
  return (
    <form
      class="host-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCreate(requestOf(opening));
      }}
    >
      <div class="host-form-first">
        <NumberField
          label={words.people}
          value={people}
          min={1}
          max={MOST_PEOPLE}
          testId="host-people"
          onChange={(next) => set({ people: next, teams: null })}
        />
        <Segments
          label={words.format}
          value={format}
          testId="host-format"
          options={FORMAT_IDS.map((id) => ({ value: id, label: words.formats[id] }))}
          onChange={(next) => set({ format: next, teams: null, rounds: null })}
        />
      </div>
      <p class="help">{words.formatLines[format]}</p>
      <p class="help" data-testid="host-summary">
        {none
          ? home.chooseScenario
          : words.summary({
              teams: teamsFor(opening),
              people,
              rounds: roundsFor(opening),
              titles: scenarios.map((id) => titleOf(texts, id)),
              minutes: minutesFor(opening, findScenario),
            })}
      </p>
      <Button submit tone="water" testId="host-create" disabled={props.busy || none}>
        {props.busy ? home.opening : home.hostMatch}
      </Button>
      <HostOptions opening={opening} onChange={set} />
    </form>
  );
}
