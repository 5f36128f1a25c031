import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import type { AttackDesk } from '../../engine/match/views.ts';
import { checkRedPlan, redCost } from '../../engine/round/costs.ts';
import type { RedPlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { AttackForm } from '../panels/attack-form.tsx';
import { Drop } from '../panels/icons.tsx';
import { Legend } from '../panels/legend.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf, sceneryOf } from '../picture/picture.ts';
import { cleanFates, roundScenery, roundSummaryText } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { count, percent } from '../words/format.ts';
import { Committed } from './committed.tsx';
import { DeskFoot, faultOf } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { useJob } from './use-job.ts';
import type { RoundData } from './use-round-data.ts';

/** Red's turn: an attack on the menu, tried on what red knows, then handed in. */
export function RedDesk(props: {
  readonly view: AttackDesk;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly commit: (plan: RedPlan) => Promise<Ack>;
}) {
  const { view, scenario, data } = props;
  const { engine, workbench, motion } = useApp();
  const [clean, setClean] = useState<PlayedRound | null>(null);
  const [plan, setPlan] = useState<RedPlan>(() => firstPlan(scenario));
  const [preview, setPreview] = useState<PlayedRound | null>(null);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const job = useJob<PlayedRound>({ done: setPreview, fault: setFault });
  useEffect(() => {
    if (!data.file) return;
    // A round without poison is the model as it is now, on what red knows.
    const without = { ...firstPlan(scenario), epsilon: 0 };
    engine.tryAttack(scenario.id, data.file, view.previewSeed, without).result.then(
      setClean,
      () => undefined, // the samples alone will do
    );
  }, [data.file]);

  const change = (next: RedPlan) => {
    job.cancel();
    setPreview(null);
    setPlan(next);
  };
  const tryOut = () => {
    const { file } = data;
    const { id } = scenario;
    if (file) job.start((tell) => workbench.tryAttack(id, file, view.previewSeed, plan, tell));
  };
  const commit = async () => {
    setSending(true);
    const ack = await props.commit(plan);
    setSending(false);
    setFault(faultOf(ack));
  };

  const picture = useMemo(() => {
    if (preview) return pictureOf(roundScenery(preview, { drop: true }), preview.model, preview.cleanModel);
    if (clean) return pictureOf(roundScenery(clean, { drop: false }), clean.model, null);
    if (!data.cast) return STILL_WATER;
    return pictureOf(sceneryOf(data.cast, cleanFates(data.cast.n)), null, null);
  }, [preview, clean, data.cast]);
  const problem = checkRedPlan(scenario, plan);
  const targets = preview?.targets ?? clean?.targets;
  const texts = preview ? preview.cast.texts : (clean?.cast.texts ?? data.cast?.texts);
  const readMail = (text: string, known: Uint8Array | null) =>
    engine.readMail(scenario.id, text, known).result;

  return (
    <DeskLayout
      arena={
        <ArenaFigure
          model={picture}
          motion={motion}
          busy={data.cast ? null : 'Fetching what you know…'}
          onReady={markReady}
          summary={
            preview
              ? roundSummaryText(preview, scenario.classNames)
              : `${count(data.cast?.n ?? 0)} samples that you know of ${scenario.classNames.join(' and ')}.`
          }
          describe={(sample) => (
            <SampleWords
              samples={picture.samples}
              sample={sample}
              classNames={scenario.classNames}
              texts={texts}
              tellFate={preview !== null}
            />
          )}
        >
          <Legend
            classNames={scenario.classNames}
            ghost={preview !== null}
            {...(preview && { fates: [{ fate: 'missed' as const, count: preview.summary.poisonRows }] })}
          />
        </ArenaFigure>
      }
      below={
        <div class="desk-preview" aria-live="polite">
          <AccuracyGauge
            now={preview?.summary.accuracy ?? clean?.summary.accuracy ?? null}
            clean={preview?.summary.cleanAccuracy ?? null}
            classes={scenario.classNames.length}
            caption={preview ? 'on what you know, unfiltered' : 'on what you know, so far'}
          />
          {preview && <RoundNotes summary={preview.summary} />}
          {targets && <TargetStrip targets={targets} classNames={scenario.classNames} />}
        </div>
      }
    >
      <div class="stack" style={{ '--gap': 1 }}>
        <h1 class="desk-title tone-attack">
          <Drop size={26} /> You poison
        </h1>
        <p class="quiet">{view.objective}</p>
      </div>
      {view.plan ? (
        <Committed
          title={ATTACKS[view.plan.attack].label}
          lines={[
            `ε ${percent(view.plan.epsilon)}`,
            'The defenders see the stream next. Nobody sees this plan before the reveal.',
          ]}
        />
      ) : (
        <>
          <AttackForm
            accounts
            scenario={scenario}
            plan={plan}
            onChange={change}
            {...(data.file && { readMail: (text: string) => readMail(text, data.file) })}
          />
          <DeskFoot
            side="attack"
            fault={fault}
            problem={problem}
            points={{ used: redCost(scenario, plan), total: view.points }}
            found={
              preview &&
              `Tried: ${percent(preview.summary.accuracy)} right, clean ${percent(preview.summary.cleanAccuracy)}.`
            }
            canTry={data.file !== null && problem === null}
            job={job}
            sending={sending}
            commitLabel="Commit the poison"
            onDismiss={() => setFault(null)}
            onTry={tryOut}
            onCommit={commit}
          />
        </>
      )}
    </DeskLayout>
  );
}

function firstPlan(scenario: Scenario): RedPlan {
  return { attack: scenario.attacks[0] ?? 'far-flip', epsilon: scenario.epsilonMax, params: {} };
}
