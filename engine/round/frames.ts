import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { accuracy } from '../victims/predict.ts';
import type { TrainingStep } from '../victims/victim.ts';
import type { ModelFrame } from './result.ts';

/** Frames of one training: enough for a film, few enough to send. */
export const MAX_FRAMES = 32;

/**
 * Thins the steps of a training to at most MAX_FRAMES: all of the first third of the film, where most
 * happens, then ever wider apart, the last step always among them.
 */
export function chooseFrames<T>(steps: readonly T[]): T[] {
  if (steps.length <= MAX_FRAMES) return [...steps];
  const early = Math.floor(MAX_FRAMES / 3);
  const late = MAX_FRAMES - early;
  const rest = steps.length - early;
  const chosen = steps.slice(0, early);
  for (let k = 1; k <= late; k++) {
    // (k / late)² of the way, but never the same step twice: rest ≥ late leaves room.
    const at = Math.max(chosen.length + 1, early + Math.round((rest * k * k) / (late * late)));
    chosen.push(steps[Math.min(at, steps.length - (late - k)) - 1] as T);
  }
  return chosen;
}

/** Steps as they are shown: with the accuracy on the test set. */
export function toFrames(core: Core, steps: readonly TrainingStep[], test: Samples): ModelFrame[] {
  return chooseFrames(steps).map(({ step, model, loss }) => ({
    step,
    model,
    loss,
    accuracy: accuracy(core, model, test),
  }));
}
