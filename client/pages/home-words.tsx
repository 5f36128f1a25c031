import type { PlayedRound } from '../engine-worker/api.ts';
import { SHOWS, type ShowId } from '../forms/shows.ts';
import { writeLab } from '../links/lab-link.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, LinkButton } from '../panels/controls.tsx';
import { Drop } from '../panels/icons.tsx';
import { count, percent } from '../words/format.ts';
import type { Show } from './use-show.ts';

/** What the first page says of its model, and the one press that changes it. */
export function HomeWords({ scenario, show }: { readonly scenario: ShowId; readonly show: Show }) {
  const { healthy, played } = show;
  return (
    <>
      {played ? <After played={played} /> : <Before scenario={scenario} />}
      <AccuracyGauge
        now={played?.summary.accuracy ?? healthy?.accuracy ?? null}
        clean={played?.summary.cleanAccuracy ?? null}
        classes={scenarioOf(scenario).classNames.length}
      />
      <div class="row home-actions">
        {played ? (
          <>
            <LinkButton href={labLink(scenario)} tone="water" size="big">
              Filter it in the Lab
            </LinkButton>
            <Button size="big" onPress={show.clean}>
              Clean water
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
            <Drop /> {show.working ? 'Poisoning…' : 'Poison the well'}
          </Button>
        )}
      </div>
    </>
  );
}

function labLink(scenario: ShowId): string {
  const { seed, plan } = SHOWS[scenario];
  return `lab#${writeLab({ scenario, seed, filters: [], ...plan })}`;
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
