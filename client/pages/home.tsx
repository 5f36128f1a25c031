import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Healthy, PlayedRound } from '../engine-worker/api.ts';
import { SHOW_IDS, SHOWS, type ShowId } from '../forms/shows.ts';
import { writeLab } from '../links/lab-link.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { requestRoom, troubleIn } from '../net/http.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { Button, LinkButton, Segments } from '../panels/controls.tsx';
import { HostForm } from '../panels/host-form.tsx';
import { Drop } from '../panels/icons.tsx';
import { CodeForm } from '../panels/join-form.tsx';
import { Legend } from '../panels/legend.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates, roundScenery, roundSummaryText } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { count, percent } from '../words/format.ts';
import { useTitle } from './use-title.ts';

export function HomePage() {
  const app = useApp();
  useTitle('');
  const [scenario, setScenario] = useState<ShowId>('digits-4v9');
  const [healthy, setHealthy] = useState<Healthy | null>(null);
  const [played, setPlayed] = useState<PlayedRound | null>(null);
  const [working, setWorking] = useState(false);
  const [creating, setCreating] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    setHealthy(null);
    setPlayed(null);
    setFault(null);
    let gone = false;
    app.engine.healthy(scenario, SHOWS[scenario].seed).result.then(
      (answer) => !gone && setHealthy(answer),
      (error: unknown) => {
        if (gone) return;
        setFault(troubleIn(error));
        markReady();
      },
    );
    return () => {
      gone = true;
    };
  }, [scenario]);

  const picture = useMemo(() => {
    if (played) return pictureOf(roundScenery(played, { drop: true }), played.model, played.cleanModel);
    if (!healthy) return STILL_WATER;
    return pictureOf(
      sceneryOf(healthy.cast, cleanFates(healthy.cast.n), { continues: true }),
      healthy.model,
      null,
    );
  }, [healthy, played]);

  const poison = async () => {
    setWorking(true);
    setFault(null);
    try {
      setPlayed(
        await app.engine.play(scenario, SHOWS[scenario].seed, SHOWS[scenario].plan, { filters: [] }).result,
      );
    } catch (error) {
      setFault(troubleIn(error));
    } finally {
      setWorking(false);
    }
  };

  const host = async (scenarios: readonly string[]) => {
    setCreating(true);
    setFault(null);
    try {
      const room = await requestRoom({ scenarios: [...scenarios] });
      app.seats.set('host', room.code, room.hostToken);
      app.go(`host/${room.code}`);
    } catch (error) {
      setFault(troubleIn(error));
      setCreating(false);
    }
  };

  const { classNames } = scenarioOf(scenario);
  const labLink = `lab#${writeLab({ scenario, seed: SHOWS[scenario].seed, filters: [], ...SHOWS[scenario].plan })}`;
  return (
    <>
      <SiteHeader here="home" />
      <main class="home">
        <section class="home-words" aria-live="polite">
          {played ? <After played={played} /> : <Before scenario={scenario} />}
          <AccuracyGauge
            now={played?.summary.accuracy ?? healthy?.accuracy ?? null}
            clean={played?.summary.cleanAccuracy ?? null}
            classes={classNames.length}
          />
          <div class="row home-actions">
            {played ? (
              <>
                <LinkButton href={labLink} tone="water" size="big">
                  Filter it in the Lab
                </LinkButton>
                <Button size="big" onPress={() => setPlayed(null)}>
                  Clean water
                </Button>
              </>
            ) : (
              <Button
                tone="poison"
                size="big"
                testId="poison-it"
                disabled={!healthy || working}
                onPress={poison}
              >
                <Drop /> {working ? 'Poisoning…' : 'Poison the well'}
              </Button>
            )}
          </div>
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
          <ArenaFigure
            model={picture}
            motion={app.motion}
            busy={healthy ? null : 'Training a healthy model…'}
            onReady={markReady}
            summary={
              played
                ? roundSummaryText(played, classNames)
                : `A healthy model that tells ${classNames.join(' from ')}, accuracy ${percent(healthy?.accuracy ?? 0)}.`
            }
            overlay={
              <div class="side-name">
                <Segments
                  label="Scenario"
                  hideLabel
                  value={scenario}
                  options={SHOW_IDS.map((id) => ({ value: id, label: scenarioOf(id).title }))}
                  onChange={setScenario}
                />
              </div>
            }
            describe={(sample) => (
              <SampleWords
                samples={picture.samples}
                sample={sample}
                classNames={classNames}
                tellFate={played !== null}
              />
            )}
          >
            <Legend
              classNames={classNames}
              ghost={played !== null}
              {...(played && {
                fates: [{ fate: 'missed' as const, count: played.summary.detection.missed }],
              })}
            />
          </ArenaFigure>
        </div>

        <section class="home-play" aria-label="Play">
          <div class="home-join">
            <h2>Join</h2>
            <CodeForm onCode={(code) => app.go(`r/${code}`)} />
          </div>
          <div class="home-host">
            <h2>Host</h2>
            <HostForm busy={creating} onCreate={host} />
          </div>
        </section>
      </main>
    </>
  );
}

function Before({ scenario }: { readonly scenario: ShowId }) {
  const { trainRows, classNames } = scenarioOf(scenario);
  const rows = Math.round(SHOWS[scenario].plan.epsilon * trainRows);
  return (
    <div class="stack">
      <h1>A model drinks what it is given.</h1>
      <p class="lede">
        This one learnt {classNames.join(' from ')} in your browser just now, from {count(trainRows)} honest
        samples. Slip in {count(rows)} bad ones and look again.
      </p>
    </div>
  );
}

function After({ played }: { readonly played: PlayedRound }) {
  const { poisonRows, accuracy, cleanAccuracy } = played.summary;
  const factor = (1 - accuracy) / Math.max(1e-9, 1 - cleanAccuracy);
  return (
    <div class="stack" data-testid="story">
      <h1>{count(poisonRows)} drops did this.</h1>
      <p class="lede">
        {percent(poisonRows / played.cast.n)} of the training set is poison now, and the model errs{' '}
        <b class="strong">{factor.toFixed(1)} times</b> as often. The dotted line is where its boundary was.
      </p>
    </div>
  );
}
