import type { RoomView, ShownBout } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { TargetCast } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { HarmTable } from '../panels/harm-table.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { ScoreBoard, Totals } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { headlineOf } from '../picture/round-notes.ts';
import { seatView } from '../room/bouts.ts';
import { Lead } from './stage-words.tsx';

/** What it all was. */
export function RevealWords(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  /** The bout on show; null until it has been fetched. */
  readonly record: ShownBout | null;
  /** Whether it stands below a heading of its own. */
  readonly inner?: boolean;
  readonly targets: TargetCast | null;
}) {
  const { view, scenario, record, targets, inner = false } = props;
  const told = useScenarioText(scenario);
  const texts = useTexts();
  const { result, stage } = texts;
  const { title, text } = stage.revealComing;
  if (!record) return inner ? <p class="lede">{text}</p> : <Lead title={title}>{text}</Lead>;
  const { summary } = record;
  const headline = result.headlines[headlineOf(summary)];
  return (
    <>
      {inner ? <h3>{headline}</h3> : <h1 class="stage-title">{headline}</h1>}
      <p class="lede" data-testid="story">
        {storyOf(texts, scenario, record.attack.plan, record.defend.plan, summary)}
      </p>
      <ScoreBoard record={record} teams={view.teams} />
      {!inner && (
        <AccuracyGauge
          compact
          now={summary.accuracy}
          clean={summary.cleanAccuracy}
          classes={scenario.classes}
        />
      )}
      {targets && <TargetStrip targets={targets} classNames={told.classNames} />}
      <HarmTable record={record} />
      <RoundNotes summary={summary} />
      <DetectionFigures summary={summary} />
      <p class="lesson">
        {told.lesson} {stage.unfiltered({ accuracy: summary.unfilteredAccuracy })}
      </p>
      {!inner && <Totals standings={view.standings} teams={view.teams} own={seatView(view)?.team ?? null} />}
    </>
  );
}
