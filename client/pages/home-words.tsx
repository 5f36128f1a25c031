import { useScenarioText, useTexts } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { SHOWS, type ShowId } from '../forms/shows.ts';
import { writeLab } from '../links/lab-link.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, LinkButton } from '../panels/controls.tsx';
import { Drop } from '../panels/icons.tsx';
import type { Show } from './use-show.ts';

/** What the first page says of its model, and the one press that changes it. */
export function HomeWords({ scenario, show }: { readonly scenario: ShowId; readonly show: Show }) {
  const { healthy, played } = show;
  const { home } = useTexts();
  return (
    <>
      {played ? <After played={played} /> : <Before scenario={scenario} />}
      <AccuracyGauge
        now={played?.summary.accuracy ?? healthy?.accuracy ?? null}
        clean={played?.summary.cleanAccuracy ?? null}
        classes={scenarioOf(scenario).classes}
      />
      <div class="row home-actions">
        {played ? (
          <>
            <LinkButton href={labLink(scenario)} tone="water" size="big">
              {home.filterInLab}
            </LinkButton>
            <Button size="big" onPress={show.clean}>
              {home.cleanWater}
            </Button>
          </>
        ) : (
          <Button
            tone="poison"
            size="big"
            testId="poison-it"
            disabled={!healthy || show.working}
            onPress={show.poison}
          >
            <Drop /> {show.working ? home.poisoning : home.poison}
          </Button>
        )}
        <a href="lessons" class="home-learn" data-testid="home-lessons">
          {played ? home.lessonsAfter : home.lessonsBefore}
        </a>
      </div>
    </>
  );
}

function labLink(scenario: ShowId): string {
  const { seed, plan } = SHOWS[scenario];
  return `lab#${writeLab({ scenario, seed, filters: [], ...plan })}`;
}

function Before({ scenario }: { readonly scenario: ShowId }) {
  const subject = scenarioOf(scenario);
  const { trainRows } = subject;
  const { classNames } = useScenarioText(subject);
  const { before } = useTexts().home;
  const poison = Math.round(SHOWS[scenario].plan.epsilon * trainRows);
  return (
    <div class="stack">
      <h1>{before.title}</h1>
      <p class="lede">{before.text({ classes: classNames, rows: trainRows, poison })}</p>
    </div>
  );
}

function After({ played }: { readonly played: PlayedRound }) {
  const { poisonRows, accuracy, cleanAccuracy } = played.summary;
  const { after } = useTexts().home;
  const factor = (1 - accuracy) / Math.max(1e-9, 1 - cleanAccuracy);
  const { start, bold, end } = after.text({ share: poisonRows / played.cast.n, factor });
  return (
    <div class="stack" data-testid="story">
      <h1>{after.title({ rows: poisonRows })}</h1>
      <p class="lede">
        {start}
        <b class="strong">{bold}</b>
        {end}
      </p>
    </div>
  );
}
