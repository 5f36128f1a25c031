import { useState } from 'preact/hooks';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import type { RoomRequest } from '../forms/opening.ts';
import { SHOW_IDS, type ShowId } from '../forms/shows.ts';
import { scenarioOf, titleOf } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import { newToken } from '../net/command-id.ts';
import { requestRoom } from '../net/site.ts';
import { Segments } from '../panels/controls.tsx';
import { HostForm } from '../panels/host-form.tsx';
import { CodeForm } from '../panels/join-form.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import type { Fault } from '../room/room-state.ts';
import { HomeWords } from './home-words.tsx';
import { type Show, useShow } from './use-show.ts';
import { useTitle } from './use-title.ts';

/** The first page: a healthy model to poison, and the ways into a match. */
export function HomePage() {
  useTitle('');
  const [scenario, setScenario] = useState<ShowId>('digits-4v9');
  const [fault, setFault] = useState<Fault | null>(null);
  const show = useShow(scenario, setFault);
  return (
    <>
      <SiteHeader here="home" />
      <main class="home">
        <section class="home-words" aria-live="polite">
          <HomeWords scenario={scenario} show={show} />
          {fault && (
            <TroubleCard
              inline
              {...fault}
              onDismiss={() => setFault(null)}
              onRetry={() => location.reload()}
            />
          )}
        </section>
        <div class="home-arena">
          <HomeArena scenario={scenario} show={show} onScenario={setScenario} />
        </div>
        <Play onFault={setFault} />
      </main>
    </>
  );
}

function HomeArena(props: {
  readonly scenario: ShowId;
  readonly show: Show;
  readonly onScenario: (scenario: ShowId) => void;
}) {
  const { healthy, played, picture, empty } = props.show;
  const { classNames } = useScenarioText(scenarioOf(props.scenario));
  const texts = useTexts();
  const { arena, home } = texts;
  return (
    <ModelArena
      picture={picture}
      classNames={classNames}
      busy={empty ? home.training : null}
      summary={
        played
          ? arena.round(roundSummary(played, classNames))
          : healthy
            ? arena.healthyWith({ classes: classNames, accuracy: healthy.accuracy })
            : arena.healthy({ classes: classNames })
      }
      tellFate={played !== null}
      legend={{
        ghost: played !== null,
        ...(played && { fates: [{ fate: 'missed', count: played.summary.detection.missed }] }),
      }}
      overlay={
        <div class="side-name">
          <Segments
            label={home.scenario}
            hideLabel
            value={props.scenario}
            options={SHOW_IDS.map((id) => ({ value: id, label: titleOf(texts, id) }))}
            onChange={props.onScenario}
          />
        </div>
      }
    />
  );
}

/** Into a match, as a player or as its host. */
function Play({ onFault }: { readonly onFault: (fault: Fault | null) => void }) {
  const app = useApp();
  const { home } = useTexts();
  const [creating, setCreating] = useState(false);
  const host = async (wish: RoomRequest) => {
    setCreating(true);
    onFault(null);
    try {
      const token = newToken(app.platform);
      const room = await requestRoom({ ...wish, key: seatKeyOf(token).key });
      app.seats.set('host', room.code, token);
      app.go(`host/${room.code}`);
    } catch (error) {
      onFault(troubleIn(error));
      setCreating(false);
    }
  };
  return (
    <section class="home-play" aria-label={home.play}>
      <div class="home-join">
        <h2>{home.join}</h2>
        <CodeForm onCode={(code) => app.go(`r/${code}`)} />
      </div>
      <div class="home-host">
        <h2>{home.host}</h2>
        <HostForm busy={creating} onCreate={host} />
      </div>
    </section>
  );
}
