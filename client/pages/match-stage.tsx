import type { ComponentChildren } from 'preact';
import { REVEAL_STEPS, stepsOf } from '../../engine/match/reveal.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { BoutSwitch } from '../panels/bout-switch.tsx';
import { FitColumn } from '../panels/fit-column.tsx';
import { StepBar } from '../panels/step-bar.tsx';
import { isWall, ownBouts, seatView } from '../room/bouts.ts';
import { isOfAll } from '../room/steps.ts';
import { CrowdWords } from './crowd-words.tsx';
import { GuessHint } from './guess-hint.tsx';
import { ResultBoard } from './result-board.tsx';
import { RevealWords } from './reveal-words.tsx';
import { RoundArena } from './round-arena.tsx';
import { StagePick } from './stage-pick.tsx';
import { TrainWords, WaitingWords } from './stage-words.tsx';
import type { RoomHandle } from './use-room.ts';
import { type OnShow, type Steps, useSteps } from './use-steps.ts';
import { type Theatre, useTheatre } from './use-theatre.ts';
import { WallStage } from './wall-stage.tsx';

const PlainColumn = (props: { readonly class: string; readonly children: ComponentChildren }) => (
  <div class={props.class}>{props.children}</div>
);

interface StageProps {
  readonly room: RoomHandle;
  readonly view: RoomView;
  readonly token: string | null;
  /** Replaces the words of the phase, e.g. by the own role in the briefing. */
  readonly words?: ComponentChildren;
  /** Whether the words must fit the screen, because nobody can scroll it. */
  readonly fit?: boolean;
  /** How the teams get on, for the host: in place of the wall while plans are made. */
  readonly progress?: ComponentChildren;
  /** Of a host, who leads through the reveal. */
  readonly onShow?: OnShow;
  readonly children?: ComponentChildren;
}

/** A running match as everybody may see it; `children` stand above the words. */
export function MatchStage(props: StageProps) {
  const { room, view, fit = false, onShow = null } = props;
  const steps = useSteps(view, onShow);
  const theatre = useTheatre(room, view, props.token, steps);
  if (view.phase === 'over')
    return (
      <ResultBoard view={view} fit={fit}>
        {props.children}
      </ResultBoard>
    );
  const bar = steps && (
    <>
      <StepBar {...steps} steps={theatre.record ? stepsOf(theatre.record) : REVEAL_STEPS} />
      {onShow && <StagePick view={view} onPick={(bout) => onShow({ bout })} />}
    </>
  );
  const isAlone = steps !== null && !isOfAll(steps.step);
  if (isWall(view) && ownBouts(view).length === 0 && !isAlone) {
    return (
      <WallStage
        {...{ room, view, theatre, fit, steps }}
        progress={props.progress}
        onPick={steps && onShow ? (bout) => onShow({ bout }) : theatre.choose}
      >
        {props.children}
        {bar}
      </WallStage>
    );
  }
  return (
    <BoutStage {...props} theatre={theatre} steps={steps}>
      {props.children}
      {bar}
    </BoutStage>
  );
}

/** One bout, large: the only one, one of a player's own, or the one on the large stage. */
function BoutStage(props: StageProps & { readonly theatre: Theatre; readonly steps: Steps | null }) {
  const { view, theatre, steps } = props;
  const scenario = scenarioOf(view.scenario);
  const Column = props.fit ? FitColumn : PlainColumn;
  const isOwn = view.phase === 'train' || (steps !== null && (steps.follow !== null || isOfAll(steps.step)));
  return (
    <main class="stage-page">
      <div class="stage-arena">
        <RoundArena view={view} scenario={scenario} step={steps?.step ?? null} {...theatre} />
      </div>
      <Column class="stage-words">
        {props.children}
        {theatre.bout && isOwn && (
          <BoutSwitch
            bouts={ownBouts(view)}
            teams={view.teams}
            own={seatView(view)?.team ?? null}
            chosen={theatre.bout.id}
            onChoose={theatre.choose}
          />
        )}
        {props.words ?? <StageWords view={view} theatre={theatre} steps={steps} still={props.fit === true} />}
        {props.fit && <GuessHint room={props.room} view={view} />}
        {(steps === null || steps.step === 'model') && (
          <CrowdWords far={props.fit === true} room={props.room} view={view} />
        )}
      </Column>
    </main>
  );
}

function StageWords(props: {
  readonly view: RoomView;
  readonly theatre: Theatre;
  readonly steps: Steps | null;
  readonly still: boolean;
}) {
  const { view, theatre, steps } = props;
  const scenario = scenarioOf(view.scenario);
  if (view.phase === 'train') return <TrainWords scenario={scenario} {...theatre} />;
  if (!steps) return <WaitingWords view={view} scenario={scenario} bout={theatre.bout} />;
  return (
    <RevealWords
      view={view}
      scenario={scenario}
      step={steps.step}
      record={theatre.record}
      targets={theatre.data.targets}
      explained={theatre.explained}
      still={props.still}
    />
  );
}
