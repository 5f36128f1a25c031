import { useEffect, useMemo, useRef } from 'preact/hooks';
import { recipeName } from '../../texts/recipe-text.ts';
import type { Texts } from '../../texts/texts.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { LabState } from '../links/lab-link.ts';
import { scenarioOf, titleOf } from '../links/scenarios.ts';
import { LabRunTable } from '../panels/lab-run-table.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery, roundSummary } from '../picture/round-picture.ts';
import type { Lab, LabRun } from './use-lab.ts';
import type { LabRuns } from './use-lab-runs.ts';

/** What was tried on this page, to go back to or to compare with. */
export function LabHistory({ lab, history }: { readonly lab: Lab; readonly history: LabRuns }) {
  const texts = useTexts();
  const { runs, beside, setBeside } = history;
  const find = (key: string | null) => runs.find(({ written }) => written === key) ?? null;
  return (
    <details class="more lab-history">
      <summary data-testid="lab-history">{texts.lab.runs.title}</summary>
      <LabRunTable
        lines={runs.map(({ written, state, played }) => ({
          key: written,
          settings: settingsLine(texts, state),
          summary: played.summary,
        }))}
        beside={beside?.written ?? null}
        onBack={(key) => {
          const run = find(key);
          if (run) lab.setState(run.state);
        }}
        onBeside={(key) => setBeside(find(key))}
      />
    </details>
  );
}

/** Settings in a line: the data, the attack and how much of it, the defence, the seed. */
function settingsLine(texts: Texts, { scenario, attack, epsilon, filters, defence, seed, rows }: LabState) {
  const { runs } = texts.lab;
  const held = [...filters, ...(defence ? [defence] : [])].map(({ id }) => recipeName(texts, id));
  return [
    titleOf(texts, scenario),
    rows ? texts.stories.byHand : `${recipeName(texts, attack.id)} ${texts.numbers.percent(epsilon)}`,
    held.length > 0 ? held.join(' + ') : runs.none,
    runs.seed({ seed }),
  ].join(' · ');
}

/** The round that is compared with, and the newest one, as two pictures with their numbers. */
export function BesideArenas({ runs }: { readonly runs: readonly (LabRun | null)[] }) {
  const { runs: words } = useTexts().lab;
  const place = useRef<HTMLDivElement>(null);
  // What was pressed stands below the pictures.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place} class="lab-beside" data-testid="lab-beside">
      {runs.map(
        (run, at) => run && <BesideArena key={at} run={run} title={at === 0 ? words.held : words.now} />,
      )}
    </div>
  );
}

function BesideArena({ run, title }: { readonly run: LabRun; readonly title: string }) {
  const texts = useTexts();
  const { played, state } = run;
  const { classNames } = useScenarioText(scenarioOf(state.scenario));
  const { summary } = played;
  const picture = useMemo(
    () => pictureOf(roundScenery(played, { drop: false }), played.model, played.cleanModel),
    [played],
  );
  const { count, percent } = texts.numbers;
  return (
    <section class="lab-side" aria-label={title}>
      <p class="small">
        <b>{title}</b> {settingsLine(texts, state)}
        <br />
        <b class="strong">{percent(summary.accuracy)}</b> {texts.measures.clean}{' '}
        {percent(summary.cleanAccuracy)}
        {' · '}
        {texts.lab.runs.scores} {count(Math.round(summary.attackScore))} :{' '}
        {count(Math.round(summary.defenceScore))}
      </p>
      <ModelArena
        picture={picture}
        classNames={classNames}
        busy={null}
        summary={texts.arena.round(roundSummary(played, classNames))}
        mails={played.cast.mails}
        judged={played}
        tellFate
        legend={{ ghost: true, fates: REVEALED_FATES }}
      />
    </section>
  );
}
