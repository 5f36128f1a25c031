import { useMemo } from 'preact/hooks';
import type { Beliefs } from '../../engine/match/crowd.ts';
import { type RevealStep, stepsOf } from '../../engine/match/reveal.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { WholeScores } from '../../engine/match/whole-points.ts';
import type { Texts } from '../../texts/texts.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Platform } from '../clock.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Button, Slider } from '../panels/controls.tsx';
import { CopyButton } from '../panels/copy-button.tsx';
import { ModelArena, REVEALED_FATES } from '../panels/model-arena.tsx';
import { StepBar } from '../panels/step-bar.tsx';
import { WhyLayer } from '../panels/why-layer.tsx';
import type { WhyAnswers } from '../panels/why-panel.tsx';
import type { Remover, ReplayScene } from '../picture/replay-scenes.ts';
import { roundSummary } from '../picture/round-picture.ts';
import { ReplayStep } from './replay-step.tsx';
import { type Film, useFilm } from './use-film.ts';
import type { CheckedRound } from './use-replay.ts';
import { useWhy, useWhyPicture } from './use-why.ts';

/** One round of a replay from its delivery to its model, with everything revealed. */
export function ReplayRound(props: {
  readonly record: BoutRecord;
  readonly teams: readonly Team[];
  readonly scoresOf: WholeScores;
  readonly verified: CheckedRound | null;
  /** Whether its address leads others to it: that of a file does not. */
  readonly linked: boolean;
  /** Not played again: there are the recorded numbers and no picture. */
  readonly asRecorded: boolean;
  readonly every: Platform['every'];
  /** What the crowd believed of the round; null where nobody guessed. */
  readonly crowd: Beliefs | null;
  readonly step: RevealStep;
  readonly onStep: (step: RevealStep) => void;
  /** The scene of the film, null for the last. */
  readonly at: string | null;
  readonly onSeek: (at: string | null) => void;
}) {
  const { record, verified, step } = props;
  const scenario = scenarioOf(record.scenario);
  const told = useScenarioText(scenario);
  const film = useFilm(verified, props.every, props.at, props.onSeek);
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
      <div class="replay-stage">
        <ModelArena
          picture={picture}
          classNames={told.classNames}
          busy={verified || props.asRecorded ? null : replay.playing}
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
        <FilmControls film={film} linked={props.linked} />
      </div>
      <ReplayWords {...props} film={film} use={use} />
    </section>
  );
}

function FilmControls({ film, linked }: { readonly film: Film; readonly linked: boolean }) {
  const { scenes, index, last } = film;
  const texts = useTexts();
  const { replayPage: replay } = texts;
  const scene = scenes[index];
  return (
    <div class="replay-film">
      <Button disabled={scenes.length === 0} onPress={film.toggle}>
        {film.playing ? replay.stop : replay.play}
      </Button>
      <Slider
        label={replay.frame}
        testId="film-moment"
        value={index}
        min={0}
        max={Math.max(1, last)}
        step={1}
        shown={scene ? sceneName(scene, texts) : '–'}
        disabled={scenes.length === 0}
        onChange={film.seek}
      />
      {linked && <CopyButton text={() => location.href} label={replay.copyMoment} />}
      <p class="film-words" data-testid="film-scene" data-scene={scene?.key}>
        {scene && sceneWords(scene, texts)}
      </p>
    </div>
  );
}

const removerName = (remover: Remover, texts: Texts): string => {
  switch (remover.kind) {
    case 'filter':
      return texts.filters[remover.id].label;
    case 'defence':
      return texts.defences[remover.id].label;
    default:
      return texts.stories[remover.kind];
  }
};

function sceneName(scene: ReplayScene, texts: Texts): string {
  const { scenes: words, step } = texts.replayPage;
  if (scene.kind === 'arrival') return words.arrival;
  return scene.kind === 'frame' ? step(scene.frame) : removerName(scene.remover, texts);
}

function sceneWords(scene: ReplayScene, texts: Texts): string {
  const { scenes: words } = texts.replayPage;
  if (scene.kind === 'arrival') return words.arrived(scene);
  if (scene.kind === 'frame') return words.training(scene.frame);
  return words.removed({ ...scene, name: removerName(scene.remover, texts) });
}

function ReplayWords(
  props: Parameters<typeof ReplayRound>[0] & { readonly film: Film; readonly use: WhyAnswers },
) {
  const { record, film, step, onStep } = props;
  const scenario = scenarioOf(record.scenario);
  const scene = film.scenes[film.index];
  const points = useMemo(
    () => film.scenes.slice(0, film.index + 1).flatMap((each) => (each.kind === 'frame' ? [each.frame] : [])),
    [film.scenes, film.index],
  );
  return (
    <div class="replay-words">
      <div class="stack" style={{ '--gap': 2.5 }}>
        <AccuracyGauge
          now={scene?.kind === 'frame' ? scene.frame.accuracy : record.summary.accuracy}
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
