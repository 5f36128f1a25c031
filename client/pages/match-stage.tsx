import type { ComponentChildren } from 'preact';
import type { RoomView } from '../../engine/match/views.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { BoutSwitch } from '../panels/bout-switch.tsx';
import { FitColumn } from '../panels/fit-column.tsx';
import { isWall, ownBouts, seatView } from '../room/bouts.ts';
import { CrowdWords } from './crowd-words.tsx';
import { ResultBoard } from './result-board.tsx';
import { RevealWords } from './reveal-words.tsx';
import { RoundArena } from './round-arena.tsx';
import { TrainWords, WaitingWords } from './stage-words.tsx';
import type { RoomHandle } from './use-room.ts';
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
  readonly children?: ComponentChildren;
}

/** A running match as everybody may see it; `children` stand above the words. */
export function MatchStage(props: StageProps) {
  const { room, view, fit = false } = props;
  const theatre = useTheatre(room, view, props.token);
  if (view.phase === 'over') return <ResultBoard view={view}>{props.children}</ResultBoard>;
  if (isWall(view) && ownBouts(view).length === 0) {
    return (
      <WallStage room={room} view={view} theatre={theatre} fit={fit} progress={props.progress}>
        {props.children}
      </WallStage>
    );
  }
  return <BoutStage {...props} theatre={theatre} />;
}

/** One bout, large: the only one, or one of a player's own. */
function BoutStage(props: StageProps & { readonly theatre: Theatre }) {
  const { view, theatre } = props;
  const scenario = scenarioOf(view.scenario);
  const Column = props.fit ? FitColumn : PlainColumn;
  return (
    <main class="stage-page">
      <div class="stage-arena">
        <RoundArena view={view} scenario={scenario} {...theatre} />
      </div>
      <Column class="stage-words">
        {props.children}
        {theatre.bout && (view.phase === 'train' || view.phase === 'reveal') && (
          <BoutSwitch
            bouts={ownBouts(view)}
            teams={view.teams}
            own={seatView(view)?.team ?? null}
            chosen={theatre.bout.id}
            onChoose={theatre.choose}
          />
        )}
        {props.words ?? <StageWords view={view} theatre={theatre} />}
        <CrowdWords room={props.room} view={view} />
      </Column>
    </main>
  );
}

function StageWords({ view, theatre }: { readonly view: RoomView; readonly theatre: Theatre }) {
  const scenario = scenarioOf(view.scenario);
  switch (view.phase) {
    case 'train':
      return <TrainWords scenario={scenario} {...theatre} />;
    case 'reveal':
      return (
        <RevealWords view={view} scenario={scenario} record={theatre.record} targets={theatre.data.targets} />
      );
    default:
      return <WaitingWords view={view} scenario={scenario} bout={theatre.bout} />;
  }
}
