import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import type { Platform } from '../clock.ts';
import type { Verified } from '../engine-worker/api.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { Button, Slider } from '../panels/controls.tsx';
import { DetectionFigures } from '../panels/detection-figures.tsx';
import { Legend } from '../panels/legend.tsx';
import { RoundNotes } from '../panels/round-notes.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
import { ScoreBoard } from '../panels/score-board.tsx';
import { TargetStrip } from '../panels/target-strip.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { fieldIn, lineIn } from '../picture/picture.ts';
import { roundScenery, roundSummaryText } from '../picture/round-picture.ts';
import { unbroken } from '../words/format.ts';

const FRAME_MILLIS = 320;

/** One round of a replay: its training frame by frame, with everything revealed. */
export function ReplayRound(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly verified: Verified | null;
  /** Played on an earlier engine: there are the recorded numbers and no picture. */
  readonly earlier: boolean;
  readonly every: Platform['every'];
}) {
  const { record, verified, earlier } = props;
  const { motion } = useApp();
  const scenario = scenarioOf(record.scenario);
  const frames = verified?.frames ?? [];
  const last = Math.max(0, frames.length - 1);
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const index = Math.min(last, at ?? last);

  useEffect(() => {
    if (!playing) return;
    return props.every(FRAME_MILLIS, () => setAt((held) => Math.min(last, (held ?? last) + 1)));
  }, [playing, last]);
  useEffect(() => {
    if (playing && index === last && at !== null) setPlaying(false);
  }, [playing, index, last]);

  const scenery = useMemo(() => verified && roundScenery(verified.played, { drop: false }), [verified]);
  const ghost = useMemo(() => scenery && verified && lineIn(scenery, verified.played.cleanModel), [scenery]);
  const frame = frames[index];
  const picture = useMemo(() => {
    if (!scenery || !verified) return STILL_WATER;
    const model = frame?.model ?? verified.played.model;
    return { samples: scenery.samples, field: fieldIn(scenery, model), ghost };
  }, [scenery, index]);
  const points = useMemo(() => frames.slice(0, index + 1), [frames, index]);

  return (
    <section class="replay-view" aria-label={`Round ${record.round}`}>
      <ArenaFigure
        model={picture}
        motion={motion}
        busy={verified || earlier ? null : 'Playing the round again…'}
        summary={verified ? roundSummaryText(verified.played, scenario.classNames) : 'Not computed yet.'}
        describe={(sample) => (
          <SampleWords
            samples={picture.samples}
            sample={sample}
            classNames={scenario.classNames}
            texts={verified?.played.cast.texts}
            tellFate
          />
        )}
      >
        <Legend
          classNames={scenario.classNames}
          ghost
          fates={[{ fate: 'missed' }, { fate: 'caught' }, { fate: 'collateral' }]}
        />
      </ArenaFigure>
      <div class="replay-film">
        <Button
          disabled={frames.length === 0}
          onPress={() => {
            if (!playing && index === last) setAt(0);
            setPlaying(!playing);
          }}
        >
          {playing ? 'Stop' : 'Play the training'}
        </Button>
        <Slider
          label="Frame"
          value={index}
          min={0}
          max={Math.max(1, last)}
          step={1}
          shown={frame ? `step ${frame.step}` : '–'}
          disabled={frames.length === 0}
          onChange={(value) => {
            setPlaying(false);
            setAt(value);
          }}
        />
      </div>
      <div class="replay-words">
        <div class="stack" style={{ '--gap': 2.5 }}>
          <AccuracyGauge
            now={frame?.accuracy ?? record.summary.accuracy}
            clean={record.summary.cleanAccuracy}
            classes={scenario.classNames.length}
          />
          <AccuracyCurve points={points} clean={record.summary.cleanAccuracy} />
        </div>
        <div class="stack" style={{ '--gap': 2.5 }}>
          <p class="lede" data-testid="story">
            {unbroken(record.story)}
          </p>
          <ScoreBoard record={record} teams={props.teams} />
          {verified?.played.targets && (
            <TargetStrip targets={verified.played.targets} classNames={scenario.classNames} />
          )}
          <RoundNotes summary={record.summary} />
          <DetectionFigures summary={record.summary} />
        </div>
      </div>
    </section>
  );
}
