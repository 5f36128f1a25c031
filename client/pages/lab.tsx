import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { withVictim } from '../../engine/round/menus.ts';
import type { BluePlan, RedPlan } from '../../engine/round/plans.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { useApp } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { defencesFor, moreAttacks, moreFilters, victimsFor } from '../forms/catalogue.ts';
import { initialLab, type LabState, labWithVictim, readLab, writeLab } from '../links/lab-link.ts';
import { scenarioIds, scenarioOf } from '../links/scenarios.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { AttackForm } from '../panels/attack-form.tsx';
import { Choice } from '../panels/controls.tsx';
import { CopyButton } from '../panels/copy-button.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { FilterForm } from '../panels/filter-form.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { Legend } from '../panels/legend.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery, roundSummaryText } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { unbroken } from '../words/format.ts';
import { useJob } from './use-job.ts';
import { useTitle } from './use-title.ts';

/** A change is computed once nothing more has changed for this long. */
const SETTLE_MILLIS = 350;

export function LabPage() {
  const app = useApp();
  useTitle('Lab');
  const [state, setState] = useState<LabState>(() => readLab(location.hash));
  const [played, setPlayed] = useState<PlayedRound | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const job = useJob<PlayedRound>({
    done: setPlayed,
    fault(next) {
      setFault(next);
      if (next) markReady();
    },
  });
  const first = useRef(true);

  const run = () => {
    const { scenario, seed, victim } = state;
    const [red, blue] = [redPlanOf(state), bluePlanOf(state)];
    job.start((tell) => app.workbench.play(scenario, seed, red, blue, victim, tell));
  };

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}#${writeLab(state)}`);
    const call = app.platform.after(first.current ? 0 : SETTLE_MILLIS, run);
    first.current = false;
    return call;
  }, [state]);

  useEffect(() => {
    const adopt = () => setState(readLab(location.hash));
    window.addEventListener('hashchange', adopt);
    return () => window.removeEventListener('hashchange', adopt);
  }, []);

  const scenario = scenarioOf(state.scenario);
  const picture = useMemo(
    () =>
      played
        ? pictureOf(roundScenery(played, { drop: false }), played.model, played.cleanModel)
        : STILL_WATER,
    [played],
  );
  const { victim } = state;
  const kinds = victimsFor(scenario);
  const inUse = withVictim(scenario, victim);
  return (
    <>
      <SiteHeader here="lab" />
      <main class="lab">
        <h1 class="hidden">Lab</h1>
        <div class="lab-rail">
          <section class="rail-part">
            <Choice
              testId="lab-scenario"
              label="Scenario"
              value={state.scenario}
              options={scenarioIds().map((id) => ({ value: id, label: scenarioOf(id).title }))}
              onChange={(id) => setState(initialLab(id))}
            />
            <Choice
              testId="lab-victim"
              label="Model"
              value={victim ?? scenario.victim}
              options={kinds.map((id) => ({ value: id, label: VICTIMS[id].label }))}
              onChange={(id) => setState(labWithVictim(state, id))}
            />
          </section>
          <section class="rail-part">
            <h2 class="tone-attack rail-title">
              <Drop /> Poison
            </h2>
            <AttackForm
              short
              scenario={scenario}
              accounts
              more={moreAttacks(inUse)}
              readMail={(text) => app.engine.readMail(state.scenario, text, null).result}
              plan={redPlanOf(state)}
              onChange={(plan) => {
                const { accounts: _, ...rest } = state;
                setState({ ...rest, ...plan });
              }}
            />
          </section>
          <section class="rail-part">
            <h2 class="tone-defend rail-title">
              <Sieve /> Filter
            </h2>
            <FilterForm
              short
              scenario={{ ...scenario, defences: defencesFor(inUse) }}
              more={moreFilters(inUse)}
              plan={bluePlanOf(state)}
              onChange={({ filters, defence }) => {
                const { defence: _, ...rest } = state;
                setState({ ...rest, filters, ...(defence && { defence }) });
              }}
            />
          </section>
        </div>

        <div class="lab-view">
          <ArenaFigure
            model={picture}
            motion={app.motion}
            busy={played ? null : 'Training the first models…'}
            onReady={markReady}
            summary={played ? roundSummaryText(played, scenario.classNames) : 'Nothing has been trained yet.'}
            describe={(sample) => (
              <SampleWords
                samples={picture.samples}
                sample={sample}
                classNames={scenario.classNames}
                tellFate
                texts={played?.cast.texts}
              />
            )}
          >
            <Legend
              classNames={scenario.classNames}
              ghost
              fates={[{ fate: 'missed' }, { fate: 'caught' }, { fate: 'collateral' }]}
            />
          </ArenaFigure>
          <ProgressBar running={job.running} share={job.share} label="Playing the round" />
          <section class="lab-result" aria-live="polite" aria-busy={job.running}>
            <div class="lab-gauge">
              <AccuracyGauge
                now={played?.summary.accuracy ?? null}
                clean={played?.summary.cleanAccuracy ?? null}
                classes={scenario.classNames.length}
              />
            </div>
            <div class="lab-figures">
              {played ? <DetectionFigures summary={played.summary} /> : <div class="figures-wait" />}
              <p class="small quiet" data-testid="story">
                {unbroken(played?.story ?? '')}
              </p>
              {played && <RoundNotes summary={played.summary} />}
            </div>
            <div class="lab-actions">
              <TryButton
                label="Run again"
                testId="lab-run"
                tone="water"
                running={job.running}
                onStart={run}
                onCancel={job.cancel}
              />
              <CopyButton text={() => location.href} label="Copy link" />
            </div>
            {played?.targets && <TargetStrip targets={played.targets} classNames={scenario.classNames} />}
            {fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} onRetry={run} />}
          </section>
        </div>
      </main>
    </>
  );
}

function redPlanOf({ attack, epsilon, accounts, params }: LabState): RedPlan {
  return { attack, epsilon, params: { ...params }, ...(accounts && { accounts }) };
}

function bluePlanOf({ filters, defence }: LabState): BluePlan {
  return {
    filters: filters.map(({ filter, params }) => ({ filter, params: { ...params } })),
    ...(defence && { defence: { defence: defence.defence, params: { ...defence.params } } }),
  };
}
