import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { titleOf } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { markReady } from '../ready.ts';
import { HostTools } from './host-tools.tsx';
import type { HostCommands } from './use-host.ts';
import { useJoinAddress } from './use-join-address.ts';

/** The host before the match: the way in, who is here, and Start, all of it in sight however many have come. */
export function HostLobby(props: {
  readonly view: RoomView;
  readonly host: HostCommands;
  readonly players: ComponentChildren;
  readonly trouble: ComponentChildren;
}) {
  const { view, host } = props;
  const texts = useTexts();
  const { host: words } = texts.room;
  const address = useJoinAddress(view.code);
  useEffect(markReady, []);
  const titles = view.scenarios.map((id) => titleOf(texts, id));
  const nobody = view.players.length === 0;
  return (
    <main class="host-lobby">
      <RoomDoor code={view.code} urls={address.urls} chosen={address.chosen} onPick={address.pick} />
      <section class="host-people">
        <div class="spread">
          <h2>{words.players(view.players.length)}</h2>
          <span class="quiet">{words.plan({ titles, rounds: view.rounds })}</span>
        </div>
        {props.players}
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
