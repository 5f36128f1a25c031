import type { RoomView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { TargetCast } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { ScoreBoard, Totals } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { headlineOf } from '../picture/round-notes.ts';
import { boutOnShow } from '../room/bouts.ts';
import { Lead } from './stage-words.tsx';

/** What it all was. */
export function RevealWords(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly targets: TargetCast | null;
}) {
  const { view, scenario, targets } = props;
  const told = useScenarioText(scenario);
  const texts = useTexts();
  const record = view.revealed.find(({ id }) => id === boutOnShow(view)?.id);
  const { result, stage } = texts;
  if (!record) return <Lead title={stage.revealComing.title}>{stage.revealComing.text}</Lead>;
  const { summary } = record;
  return (
    <>
      <h1 class="stage-title">{result.headlines[headlineOf(summary)]}</h1>
      <p class="lede" data-testid="story">
        {storyOf(texts, scenario, record.attack.plan, record.defend.plan, summary)}
      </p>
      <ScoreBoard record={record} teams={view.teams} />
      <AccuracyGauge
        compact
        now={summary.accuracy}
        clean={summary.cleanAccuracy}
        classes={scenario.classes}
      />
      {targets && <TargetStrip targets={targets} classNames={told.classNames} />}
      <RoundNotes summary={summary} />
      <DetectionFigures summary={summary} />
      <p class="lesson">
        {told.lesson} {stage.unfiltered({ accuracy: summary.unfilteredAccuracy })}
      </p>
      <Totals standings={view.standings} teams={view.teams} />
    </>
  );
}
