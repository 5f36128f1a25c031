import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { teamsOfFormat } from '../../engine/match/formats.ts';
import type { HostView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { titleOf } from '../links/scenarios.ts';
import { Button, Slider } from '../panels/controls.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { markReady } from '../ready.ts';
import { balanceOf, peopledTeams } from '../room/teams.ts';
import { HostPeople } from './host-people.tsx';
import { HostTools } from './host-tools.tsx';
import type { HostCommands } from './use-host.ts';
import { useJoinAddress } from './use-join-address.ts';

/** The host before the match: the way in, who is here, and Start, all of it in sight however many have come. */
export function HostLobby(props: {
  readonly view: HostView;
  readonly host: HostCommands;
  readonly trouble: ComponentChildren;
}) {
  const { view, host } = props;
  const texts = useTexts();
  const { hosting, opening } = texts;
  const words = texts.room.host;
  const address = useJoinAddress(view.code);
  useEffect(markReady, []);
  const titles = view.scenarios.map((id) => titleOf(texts, id));
  const nobody = view.players.length === 0;
  const plan = words.plan({ titles, rounds: view.rounds });
  return (
    <main class="host-lobby">
      <RoomDoor code={view.code} urls={address.urls} chosen={address.chosen} onPick={address.pick} />
      <section class="host-people">
        <div class="stack" style={{ '--gap': 0.5 }}>
          {view.event && <p class="kicker">{view.event}</p>}
          <h2>{hosting.peopleInTeams({ people: view.players.length, teams: view.teams.length })}</h2>
          <p class="quiet">
            {opening.formatLines[view.format]} {plan}
          </p>
          {!nobody && (
            <p class="quiet">{hosting.balance(balanceOf(peopledTeams(view.teams, view.players)))}</p>
          )}
        </div>
        <TeamCount key={view.teams.length} view={view} onSet={host.setTeams} />
        <HostPeople view={view} host={host} />
      </section>
      <section class="host-actions" aria-label={words.match}>
        {props.trouble}
        {nobody && <p class="quiet">{words.nobody}</p>}
        <div class="row">
          <Button tone="water" size="big" testId="host-start" disabled={nobody} onPress={host.start}>
            {words.start}
          </Button>
          <HostTools slim view={view} host={host} />
        </div>
      </section>
    </main>
  );
}

/** Another number of teams: everybody is dealt anew. */
function TeamCount(props: { readonly view: HostView; readonly onSet: (count: number) => void }) {
  const { view } = props;
  const { hosting, numbers } = useTexts();
  const [count, setCount] = useState(view.teams.length);
  const { least, most } = teamsOfFormat(view.format);
  if (least === most) return null;
  return (
    <details class="more">
      <summary data-testid="team-count-open">{hosting.numberOfTeams}</summary>
      <Slider
        label={hosting.numberOfTeams}
        value={count}
        min={least}
        max={most}
        step={1}
        shown={numbers.count(count)}
        help={hosting.dealHelp}
        testId="team-count"
        onChange={setCount}
      />
      <Button
        size="slim"
        testId="team-deal"
        disabled={count === view.teams.length}
        onPress={() => props.onSet(count)}
      >
        {hosting.dealAnew({ teams: count })}
      </Button>
    </details>
  );
}
