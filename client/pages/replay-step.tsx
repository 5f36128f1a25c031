import type { Beliefs } from '../../engine/match/crowd.ts';
import type { RevealStep } from '../../engine/match/reveal.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { WholeScores } from '../../engine/match/whole-points.ts';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Verified } from '../engine-worker/api.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { CrowdFigure } from '../panels/crowd-figure.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { HarmTable } from '../panels/harm-table.tsx';
import { MoralCard } from '../panels/moral-card.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { ScoreBoard } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { AskBetter, AskWhy, type WhyAnswers } from '../panels/why-panel.tsx';
import { headlineOf } from '../picture/round-notes.ts';

/** Teams of which the crowd's picks are shown. */
const MOST_NAMED = 4;

/** What a step says of a bout that is played again; why, and what would have been better, when somebody asks. */
export function ReplayStep(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly scoresOf: WholeScores;
  readonly verified: Verified | null;
  /** What the crowd believed of the round; null where nobody guessed. */
  readonly crowd: Beliefs | null;
  readonly step: RevealStep;
  readonly use: WhyAnswers;
}) {
  const { record, verified, crowd, step, use } = props;
  const texts = useTexts();
  const { reveal } = texts;
  const { summary } = record;
  const scenario = scenarioOf(record.scenario);
  const { classNames } = useScenarioText(scenario);
  switch (step) {
    case 'model':
      return (
        <>
          <h2>{texts.result.headlines[headlineOf(summary)]}</h2>
          <p class="lede">{texts.stage.unfiltered({ accuracy: summary.unfilteredAccuracy })}</p>
          {verified?.played.targets && (
            <TargetStrip targets={verified.played.targets} classNames={classNames} />
          )}
          <RoundNotes summary={summary} />
        </>
      );
    case 'poison':
      return (
        <>
          <h2>{reveal.titles.poison}</h2>
          <p class="lede">{reveal.lit({ ...summary.detection, poison: summary.poisonRows })}</p>
          <DetectionFigures summary={summary} />
        </>
      );
    case 'why':
      return (
        <>
          <h2>{reveal.titles.why}</h2>
          {verified && <AskWhy use={use} summary={summary} classNames={classNames} />}
        </>
      );
    case 'sides':
      return (
        <>
          <h2>{reveal.titles.sides}</h2>
          <p class="lede" data-testid="story">
            {storyOf(texts, scenario, record.attack.plan, record.defend.plan, summary)}
          </p>
          <ScoreBoard record={record} teams={props.teams} scores={props.scoresOf(record)} />
          <HarmTable record={record} />
          {crowd && (
            <section class="stack" style={{ '--gap': 1 }}>
              <h3>{texts.crowd.title}</h3>
              <CrowdFigure crowd={crowd} teams={props.teams} most={MOST_NAMED} />
            </section>
          )}
        </>
      );
    case 'better':
      return (
        <>
          <h2>{reveal.titles.better}</h2>
          {verified && <AskBetter use={use} scores={props.scoresOf(record)} />}
        </>
      );
    case 'lesson':
      return <MoralCard inner record={record} scenario={scenario} />;
    default:
      return step satisfies never;
  }
}
