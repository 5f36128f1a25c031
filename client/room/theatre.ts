import type { TrainingFile } from '../../contract/files/training.ts';
import type { FrameMessage } from '../../contract/messages.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';

/** One step of the training as the theatre shows it. */
export interface Shown {
  readonly index: number;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly model: Model;
}

/** The frames that had been shown before we came, and those that came since; by index, none twice. */
export function framesOf(training: TrainingFile | null, live: readonly FrameMessage[]): readonly Shown[] {
  const byIndex = new Map<number, Shown>();
  training?.meta.frames.forEach(({ index, step, loss, accuracy }, i) => {
    const model = training.frames[i];
    if (model) byIndex.set(index, { index, step, loss, accuracy, model });
  });
  for (const frame of live) {
    if (byIndex.has(frame.index)) continue;
    const { index, step, loss, accuracy } = frame;
    byIndex.set(index, { index, step, loss, accuracy, model: decodeModel(frame.model) });
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

/** Frames of the whole training, as far as is known. */
export const frameCount = (training: TrainingFile | null, live: readonly FrameMessage[]): number =>
  training?.meta.count ?? live[0]?.count ?? 0;
