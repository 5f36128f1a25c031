import { useMemo } from 'preact/hooks';
import type { Beliefs } from '../../engine/match/crowd.ts';
import { type RevealStep, stepsOf } from '../../engine/match/reveal.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Platform } from '../clock.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, Slider } from '../panels/controls.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { StepBar } from '../panels/step-bar.tsx';
import { WhyLayer } from '../panels/why-layer.tsx';
import type { WhyAnswers } from '../panels/why-panel.tsx';
import { roundSummary } from '../picture/round-picture.ts';
import { ReplayStep } from './replay-step.tsx';
import { type Film, useFilm } from './use-film.ts';
import type { CheckedRound } from './use-replay.ts';
import { useWhy, useWhyPicture } from './use-why.ts';

/** One round of a replay: its training frame by frame, with everything revealed. */
export function ReplayRound(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly verified: CheckedRound | null;
  /** Played on another engine: there are the recorded numbers and no picture. */
  readonly otherEngine: boolean;
  readonly every: Platform['every'];
  /** What the crowd believed of the round; null where nobody guessed. */
  readonly crowd: Beliefs | null;
  readonly step: RevealStep;
  readonly onStep: (step: RevealStep) => void;
}) {
  const { record, verified, step } = props;
  const scenario = scenarioOf(record.scenario);
  const told = useScenarioText(scenario);
  const film = useFilm(verified, props.every);
  const { arena, replayPage: replay, why: words } = useTexts();
  const use = useWhy(record, verified);
  const { picture, marks, isWithout } = useWhyPicture(
    verified,
    film.picture,
    step === 'why' ? (use.why ?? null) : null,
  );
  const { samples } = picture;
  return (
    <section class="replay-view" aria-label={replay.round(record)}>
      <ModelArena
        picture={picture}
        classNames={told.classNames}
        busy={verified || props.otherEngine ? null : replay.playing}
        summary={verified ? arena.round(roundSummary(verified.played, told.classNames)) : replay.notYet}
        mails={verified?.played.cast.mails}
        tellFate
        legend={{
          ...{ ghost: true, fates: REVEALED_FATES, marks },
          ghostIs: isWithout ? words.lineWithout : undefined,
        }}
        layer={
          marks && samples ? (lens) => <WhyLayer samples={samples} marks={marks} lens={lens} /> : undefined
        }
      />
      <FilmControls film={film} />
      <ReplayWords {...props} film={film} use={use} />
    </section>
  );
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

function ReplayWords(
  props: Parameters<typeof ReplayRound>[0] & { readonly film: Film; readonly use: WhyAnswers },
) {
  const { record, film, step, onStep } = props;
  const scenario = scenarioOf(record.scenario);
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
        <StepBar {...{ step, shown: null, follow: null, leads: false }} steps={stepsOf(record)} go={onStep} />
        <ReplayStep {...props} />
      </div>
    </div>
  );
}
