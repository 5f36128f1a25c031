import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FrameMessage } from '../../contract/messages.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { FitColumn } from '../panels/fit-column.tsx';
import { boutOnShow } from '../room/bouts.ts';
import { frameCount, framesOf } from '../room/theatre.ts';
import { ResultBoard } from './result-board.tsx';
import { RevealWords } from './reveal-words.tsx';
import { RoundArena } from './round-arena.tsx';
import { TrainWords, WaitingWords } from './stage-words.tsx';
import { useHealthy } from './use-healthy.ts';
import type { RoomHandle } from './use-room.ts';
import { useRoundData } from './use-round-data.ts';

const NO_FRAMES: readonly FrameMessage[] = [];

const PlainColumn = (props: { readonly class: string; readonly children: ComponentChildren }) => (
  <div class={props.class}>{props.children}</div>
);

/** A running match as everybody may see it; `children` stand above the words. */
export function MatchStage(props: {
  readonly room: RoomHandle;
  readonly view: RoomView;
  readonly token: string | null;
  /** Replaces the words of the phase, e.g. by the own role in the briefing. */
  readonly words?: ComponentChildren;
  /** Whether the words must fit the screen, because nobody can scroll it. */
  readonly fit?: boolean;
  readonly children?: ComponentChildren;
}) {
  const { room, view } = props;
  const theatre = view.phase === 'train' || view.phase === 'reveal';
  const data = useRoundData(room.code, theatre ? view : null, props.token);
  const healthy = useHealthy(theatre || view.phase === 'over' ? null : view.scenario);
  const bout = boutOnShow(view)?.id ?? '';
  const live = room.state.frames.value.get(bout) ?? NO_FRAMES;
  const frames = useMemo(
    () => (theatre ? framesOf(data.training, live) : []),
    [data.training, live, theatre],
  );
  if (view.phase === 'over') return <ResultBoard view={view}>{props.children}</ResultBoard>;
  const scenario = scenarioOf(view.scenario);
  const Column = props.fit ? FitColumn : PlainColumn;
  return (
    <main class="stage-page">
      <div class="stage-arena">
        <RoundArena view={view} scenario={scenario} data={data} healthy={healthy} frames={frames} />
      </div>
      <Column class="stage-words">
        {props.children}
        {props.words ??
          (view.phase === 'train' ? (
            <TrainWords
              scenario={scenario}
              data={data}
              frames={frames}
              frameCount={frameCount(data.training, live)}
            />
          ) : view.phase === 'reveal' ? (
            <RevealWords view={view} scenario={scenario} targets={data.targets} />
          ) : (
            <WaitingWords view={view} scenario={scenario} />
          ))}
      </Column>
    </main>
  );
}
