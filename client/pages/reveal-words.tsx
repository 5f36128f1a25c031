import type { Explanation } from '../../contract/explanation.ts';
import type { RevealStep } from '../../engine/match/reveal.ts';
import type { RoomView, ShownBout } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { TargetCast } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { HarmTable } from '../panels/harm-table.tsx';
import { MoralCard } from '../panels/moral-card.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { ScoreBoard, Totals } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { headlineOf } from '../picture/round-notes.ts';
import type { ShownWhy } from '../picture/why.ts';
import { seatView } from '../room/bouts.ts';
import { BetterStep, WhyStep } from './explained-steps.tsx';
import { Lead } from './stage-words.tsx';

interface StepProps {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly record: ShownBout;
  readonly targets: TargetCast | null;
  /** Whether nobody can press anything there, nor scroll. */
  readonly still: boolean;
}

/** What a step of the reveal says of the bout on show. */
export function RevealWords(
  props: Omit<StepProps, 'record'> & {
    readonly step: RevealStep;
    /** The bout on show; null until it has been fetched. */
    readonly record: ShownBout | null;
    /** What the server says of it, as far as it has come. */
    readonly explained: { readonly told: Explanation | null; readonly why: ShownWhy | null };
  },
) {
  const { record, step, explained } = props;
  const { stage } = useTexts();
  const { classNames } = useScenarioText(props.scenario);
  const { title, text } = stage.revealComing;
  if (!record) return <Lead title={title}>{text}</Lead>;
  const shown = { ...props, record };
  switch (step) {
    case 'model':
      return <ModelStep {...shown} />;
    case 'poison':
      return <PoisonStep {...shown} />;
    case 'why':
      return <WhyStep {...explained} summary={record.summary} classNames={classNames} />;
    case 'better':
      return <BetterStep told={explained.told} scores={record.points} />;
    case 'sides':
      return <SidesStep {...shown} />;
    case 'lesson':
      return <LessonStep {...shown} />;
    default:
      return step satisfies never;
  }
}

/** What became of the model. */
function ModelStep({ view, scenario, record, targets }: StepProps) {
  const told = useScenarioText(scenario);
  const { result, stage } = useTexts();
  const { summary } = record;
  return (
    <>
      <h1 class="stage-title" data-testid="headline">
        {result.headlines[headlineOf(summary)]}
      </h1>
      <AccuracyGauge
        compact
        now={summary.accuracy}
        clean={summary.cleanAccuracy}
        classes={scenario.classes}
      />
      {targets && <TargetStrip targets={targets} classNames={told.classNames} />}
      <p class="lesson">{stage.unfiltered({ accuracy: summary.unfilteredAccuracy })}</p>
      <RoundNotes summary={summary} />
      <Points view={view} />
    </>
  );
}

/** Which samples were poison, and which of them were found. */
function PoisonStep({ record }: StepProps) {
  const { reveal } = useTexts();
  const { summary } = record;
  return (
    <>
      <h1 class="stage-title">{reveal.titles.poison}</h1>
      <p class="lede">{reveal.lit({ ...summary.detection, poison: summary.poisonRows })}</p>
      <div class="lit stack">
        <DetectionFigures summary={summary} />
      </div>
    </>
  );
}

/** Who did it, by what means, and what it earned them. */
function SidesStep({ view, scenario, record }: StepProps) {
  const texts = useTexts();
  const { attack, defend, summary } = record;
  return (
    <>
      <h1 class="stage-title">{texts.reveal.titles.sides}</h1>
      <p class="lede" data-testid="story">
        {storyOf(texts, scenario, attack.plan, defend.plan, summary)}
      </p>
      <ScoreBoard record={record} teams={view.teams} scores={record.points} />
      <HarmTable record={record} />
    </>
  );
}

function LessonStep({ view, scenario, record, still }: StepProps) {
  return (
    <>
      <MoralCard record={record} scenario={scenario} still={still} />
      <Points view={view} />
    </>
  );
}

const Points = ({ view }: { readonly view: RoomView }) => (
  <Totals standings={view.standings} teams={view.teams} own={seatView(view)?.team ?? null} />
);
