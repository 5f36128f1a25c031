import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Beliefs } from '../../engine/match/crowd.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { storyOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Platform } from '../clock.ts';
import type { Verified } from '../engine-worker/api.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, Slider } from '../panels/controls.tsx';
import { CrowdFigure } from '../panels/crowd-figure.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { HarmTable } from '../panels/harm-table.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { ScoreBoard } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { WhyPanel } from '../panels/why-panel.tsx';
import { WorstRings } from '../panels/worst-rings.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import { type Film, useFilm } from './use-film.ts';
import type { CheckedRound } from './use-replay.ts';
import { useWhy } from './use-why.ts';

/** Teams of which the crowd's picks are shown. */
const MOST_NAMED = 4;

/** One round of a replay: its training frame by frame, with everything revealed. */
export function ReplayRound(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly verified: CheckedRound | null;
  /** Played on an earlier engine: there are the recorded numbers and no picture. */
  readonly earlier: boolean;
  readonly every: Platform['every'];
  /** What the crowd believed of the round; null where nobody guessed. */
  readonly crowd: Beliefs | null;
}) {
  const { record, verified } = props;
  const scenario = scenarioOf(record.scenario);
  const told = useScenarioText(scenario);
  const film = useFilm(verified, props.every);
  const { arena, replayPage: replay } = useTexts();
  const [worst, setWorst] = useState<Int32Array | null>(null);
  const { samples } = film.picture;
  return (
    <section class="replay-view" aria-label={replay.round(record)}>
      <ModelArena
        picture={film.picture}
        classNames={told.classNames}
        busy={verified || props.earlier ? null : replay.playing}
        summary={verified ? arena.round(roundSummary(verified.played, told.classNames)) : replay.notYet}
        texts={verified?.played.cast.texts}
        tellFate
        legend={{ ghost: true, fates: REVEALED_FATES }}
        layer={
          worst && samples ? (lens) => <WorstRings samples={samples} rows={worst} lens={lens} /> : undefined
        }
      />
      <FilmControls film={film} />
      <ReplayWords {...props} film={film} />
      {verified && <Why record={record} verified={verified} onWorst={setWorst} />}
    </section>
  );
}

/** Asked when somebody wants to know; the samples that did it are told to whoever draws them. */
function Why(props: {
  readonly record: BoutRecord;
  readonly verified: CheckedRound;
  readonly onWorst: (rows: Int32Array) => void;
}) {
  const use = useWhy(props.record, props.verified);
  const { why } = use;
  useEffect(() => {
    if (why) props.onWorst(why.worst);
  }, [why]);
  return <WhyPanel use={use} summary={props.record.summary} />;
}

function FilmControls({ film }: { readonly film: Film }) {
  const { frames, index, last } = film;
  const { replayPage: replay } = useTexts();
  const frame = frames[index];
  return (
    <div class="replay-film">
      <Button disabled={frames.length === 0} onPress={film.toggle}>
        {film.playing ? replay.stop : replay.play}
      </Button>
      <Slider
        label={replay.frame}
        value={index}
        min={0}
        max={Math.max(1, last)}
        step={1}
        shown={frame ? replay.step(frame) : '–'}
        disabled={frames.length === 0}
        onChange={film.seek}
      />
    </div>
  );
}

function ReplayWords(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly verified: Verified | null;
  readonly crowd: Beliefs | null;
  readonly film: Film;
}) {
  const { record, verified, film, crowd } = props;
  const texts = useTexts();
  const scenario = scenarioOf(record.scenario);
  const told = useScenarioText(scenario);
  const points = useMemo(() => film.frames.slice(0, film.index + 1), [film.frames, film.index]);
  return (
    <div class="replay-words">
      <div class="stack" style={{ '--gap': 2.5 }}>
        <AccuracyGauge
          now={film.frames[film.index]?.accuracy ?? record.summary.accuracy}
          clean={record.summary.cleanAccuracy}
          classes={scenario.classes}
        />
        <AccuracyCurve points={points} clean={record.summary.cleanAccuracy} />
      </div>
      <div class="stack" style={{ '--gap': 2.5 }}>
        <p class="lede" data-testid="story">
          {storyOf(texts, scenario, record.attack.plan, record.defend.plan, record.summary)}
        </p>
        <ScoreBoard record={record} teams={props.teams} />
        {verified?.played.targets && (
          <TargetStrip targets={verified.played.targets} classNames={told.classNames} />
        )}
        <HarmTable record={record} />
        <RoundNotes summary={record.summary} />
        <DetectionFigures summary={record.summary} />
        {crowd && (
          <section class="stack" style={{ '--gap': 1 }}>
            <h2>{texts.crowd.title}</h2>
            <CrowdFigure crowd={crowd} teams={props.teams} most={MOST_NAMED} />
          </section>
        )}
      </div>
    </div>
  );
}
