import { useMemo } from 'preact/hooks';
import type { Explanation } from '../../contract/explanation.ts';
import type { FrameMessage } from '../../contract/messages.ts';
import type { RoomView, ShownBout } from '../../engine/match/views.ts';
import type { HealthyPicture } from '../engine-worker/api.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { type ShownWhy, whyShown } from '../picture/why.ts';
import { frameCount, framesOf, type Shown } from '../room/theatre.ts';
import { type BoutOnShow, useBout, useShownBout } from './use-bout.ts';
import { useExplanation } from './use-explanation.ts';
import { useHealthy } from './use-healthy.ts';
import type { RoomHandle } from './use-room.ts';
import { type RoundData, useRoundData } from './use-round-data.ts';
import type { Steps } from './use-steps.ts';

const NO_FRAMES: readonly FrameMessage[] = [];

/** The bout on show with everything that may be seen of it by now. */
export interface Theatre extends BoutOnShow {
  readonly data: RoundData;
  /** A healthy model, while nothing of the round may be shown. */
  readonly healthy: HealthyPicture | null;
  readonly frames: readonly Shown[];
  readonly frameCount: number;
  /** Its plans and figures, in the reveal. */
  readonly record: ShownBout | null;
  /** Why it came out as it did, from the step of the reveal on that tells it. */
  readonly explained: { readonly told: Explanation | null; readonly why: ShownWhy | null };
}

export function useTheatre(
  room: RoomHandle,
  view: RoomView,
  token: string | null,
  steps: Steps | null,
): Theatre {
  const onShow = useBout(room, view, steps);
  const id = onShow.bout?.id ?? null;
  const isOpen = view.phase === 'train' || view.phase === 'reveal';
  const data = useRoundData(room.code, isOpen ? view : null, id, token);
  const healthy = useHealthy(isOpen || view.phase === 'over' ? null : view.scenario);
  const live = room.state.frames.value.get(id ?? '') ?? NO_FRAMES;
  const frames = useMemo(() => (isOpen ? framesOf(data.training, live) : []), [data.training, live, isOpen]);
  const record = useShownBout(room.code, view, id, token);
  const asks = steps?.step === 'why' || steps?.step === 'better';
  const told = useExplanation(room.code, asks ? id : null, token);
  const answer = told?.why.state === 'there' ? told.why.answer : null;
  const why = useMemo(() => answer && whyShown(scenarioOf(view.scenario), answer), [answer]);
  const explained = { told, why };
  return { ...onShow, explained, data, healthy, frames, frameCount: frameCount(data.training, live), record };
}
