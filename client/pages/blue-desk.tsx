import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { DefendDesk } from '../../engine/match/views.ts';
import { blueCost, checkBluePlan } from '../../engine/round/costs.ts';
import type { BluePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { blueLabels } from '../forms/blue-labels.ts';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { Segments } from '../panels/controls.tsx';
import { FilterForm } from '../panels/filter-form.tsx';
import { ClassShape, Sieve } from '../panels/icons.tsx';
import { Legend } from '../panels/legend.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { ScrutinyGrid } from '../panels/scrutiny-grid.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { filteredFates } from '../picture/fates.ts';
import { pictureOf, sceneryOf, withFates } from '../picture/picture.ts';
import { removalsByClass, strangeness } from '../picture/scrutiny.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { count, list, percent } from '../words/format.ts';
import { Committed } from './committed.tsx';
import { DeskFoot, faultOf } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

const SETTLE_MILLIS = 300;

/** Blue's turn: the stream as it came, under the eye and under filters. */
export function BlueDesk(props: {
  readonly view: DefendDesk;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly commit: (plan: BluePlan) => Promise<Ack>;
}) {
  const { view, scenario, data } = props;
  const { workbench, motion, platform } = useApp();
  const [plan, setPlan] = useState<BluePlan>({ filters: [] });
  const [preview, setPreview] = useState<FilterPreview | null>(null);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [look, setLook] = useState<'map' | 'samples'>('map');
  const [chosen, setChosen] = useState<number | null>(null);
  const job = useJob<FilterPreview>({ done: setPreview, fault: setFault });
  const effective = view.plan ?? plan;

  const tryOut = () => {
    const { file } = data;
    if (file && effective.filters.length > 0) {
      return job.start(() => workbench.tryFilters(scenario.id, file, effective));
    }
    job.cancel();
    setPreview(null);
  };
  useEffect(() => platform.after(SETTLE_MILLIS, tryOut), [effective, data.file]);

  const commit = async () => {
    setSending(true);
    const ack = await props.commit(plan);
    setSending(false);
    setFault(faultOf(ack));
  };

  const { cast } = data;
  const arrived = useMemo(() => cast && sceneryOf(cast, filteredFates(new Uint8Array(cast.n))), [cast]);
  const picture = useMemo(() => {
    if (!arrived) return STILL_WATER;
    const scenery = preview ? withFates(arrived, filteredFates(preview.removedBy)) : arrived;
    return pictureOf(scenery, null, null);
  }, [arrived, preview]);
  const strange = useMemo(() => (cast ? strangeness(cast.places, cast.labels) : new Float32Array(0)), [cast]);
  const problem = checkBluePlan(scenario, plan);
  const relabelled = preview?.turned.reduce((sum, mark) => sum + mark, 0) ?? 0;
  const out = preview?.removedBy.reduce((sum, by) => sum + (by > 0 ? 1 : 0), 0) ?? 0;
  const [low, high] = view.epsilonRange;
  const removals = cast
    ? removalsByClass(cast.labels, preview?.removedBy ?? null, scenario.classNames.length)
    : [];

  return (
    <DeskLayout
      arena={
        look === 'samples' && (cast?.pictures || cast?.texts) ? (
          <ScrutinyGrid
            pictures={cast.pictures}
            side={cast.side}
            texts={cast.texts}
            labels={cast.labels}
            classNames={scenario.classNames}
            suspicion={preview?.suspicion ?? strange}
            removedBy={preview?.removedBy ?? null}
            chosen={chosen}
            onChoose={setChosen}
          />
        ) : (
          <ArenaFigure
            model={picture}
            motion={motion}
            chosen={chosen}
            busy={cast ? null : 'The delivery is on its way…'}
            onReady={markReady}
            summary={`The stream of ${count(cast?.n ?? 0)} samples as it arrived, by label.`}
            describe={(sample) => (
              <SampleWords
                samples={picture.samples}
                sample={sample}
                classNames={scenario.classNames}
                texts={cast?.texts}
                tellFate={preview !== null}
              />
            )}
          >
            <Legend
              classNames={scenario.classNames}
              ghost={false}
              boundary={false}
              {...(preview && { fates: [{ fate: 'dropped' as const }] })}
            />
          </ArenaFigure>
        )
      }
      below={
        <div class="desk-preview removals" aria-live="polite" aria-busy={job.running}>
          {(cast?.pictures || cast?.texts) && (
            <Segments
              label="Look at"
              hideLabel
              value={look}
              options={[
                { value: 'map', label: 'Map' },
                { value: 'samples', label: 'Samples' },
              ]}
              onChange={setLook}
            />
          )}
          {removals.map(({ removed, of }, label) => (
            <p key={scenario.classNames[label]} class="removal">
              <ClassShape label={label} /> <b>{count(preview ? removed : of)}</b>
              <span class="quiet">
                {preview
                  ? `of ${count(of)} × ${scenario.classNames[label]} out, ${percent(of > 0 ? removed / of : 0)}`
                  : `× ${scenario.classNames[label]} in the delivery`}
              </span>
            </p>
          ))}
          {relabelled > 0 && (
            <p class="removal" data-testid="relabelled">
              <b>{count(relabelled)}</b>
              <span class="quiet">stay under another label</span>
            </p>
          )}
        </div>
      }
    >
      <div class="stack" style={{ '--gap': 1 }}>
        <h1 class="desk-title tone-defend">
          <Sieve size={26} /> You filter
        </h1>
        <p class="quiet">
          Between {percent(low)} and {percent(high)} of these samples may be poison. Take it out, and leave
          the clean ones in: they are what the model lives on.
        </p>
      </div>
      {view.plan ? (
        <Committed
          title={list(blueLabels(view.plan)) || 'No filter'}
          lines={['The training starts when the phase ends.']}
        />
      ) : (
        <>
          <FilterForm scenario={scenario} plan={plan} onChange={setPlan} />
          <DeskFoot
            side="filter"
            fault={fault}
            problem={problem}
            points={{ used: blueCost(plan), total: view.points }}
            found={
              preview &&
              `Tried: ${count(out)} of ${count(preview.removedBy.length)} samples out${relabelled > 0 ? `, ${count(relabelled)} relabelled` : ''}.`
            }
            canTry={data.file !== null && plan.filters.length > 0}
            job={job}
            sending={sending}
            commitLabel={blueLabels(plan).length === 0 ? 'Commit: no filter' : 'Commit the plan'}
            onDismiss={() => setFault(null)}
            onTry={tryOut}
            onCommit={commit}
          />
        </>
      )}
    </DeskLayout>
  );
}
