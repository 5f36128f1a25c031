import { descending } from '../../engine/data/order.ts';
import { dropTop } from '../../engine/filters/drop.ts';

/** The samples of a delivery by the classes that they claim. */
export interface Claimed {
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** What a filter that takes a share of every class takes, and where that cuts its suspicions. */
export interface ShareCut {
  /** u8[n], 1 where the sample goes. */
  readonly dropped: Uint8Array;
  /** Of each class the least suspicion that goes; null where none does. */
  readonly from: readonly (number | null)[];
}

const labelled = ({ labels, classes }: Claimed) => ({ y: Int32Array.from(labels), classes });

export function cutByShare(suspicion: Float32Array, claimed: Claimed, share: number): ShareCut {
  return cutWhere(suspicion, claimed, dropTop(suspicion, labelled(claimed), share));
}

/** Where the samples that go begin, class by class. */
export function cutWhere(
  suspicion: Float32Array,
  { labels, classes }: Claimed,
  dropped: Uint8Array,
): ShareCut {
  const from: (number | null)[] = Array.from({ length: classes }, () => null);
  dropped.forEach((mark, i) => {
    const label = labels[i] as number;
    const [held, value] = [from[label] ?? null, suspicion[i] as number];
    if (mark === 1 && (held === null || value < held)) from[label] = value;
  });
  return { dropped, from };
}

/** The share of a class that is at least so suspicious: what a cut that is dragged to `value` stands for. */
export function shareAt(suspicion: Float32Array, { labels }: Claimed, label: number, value: number): number {
  let [above, of] = [0, 0];
  labels.forEach((each, i) => {
    if (each !== label) return;
    of++;
    if ((suspicion[i] as number) >= value) above++;
  });
  return of === 0 ? 0 : above / of;
}

/** A share in the steps and within the bounds of the control that sets it. */
export function inSteps(
  share: number,
  { min, max, step }: { min: number; max: number; step: number },
): number {
  const steps = Math.round((share - min) / step);
  // Whole steps of 0.005 do not add up in binary: the last digits are cut off.
  return Math.min(max, Math.max(min, Number((min + steps * step).toFixed(6))));
}

/** Share of all samples above which suspicions are so far out that they share the last bar. */
const FAR = 0.95;
const FAR_OUT = 4;

/**
 * Where a histogram of suspicions ends: four times as far above the median as the 95th percentile is, or at the largest
 * one. A single stray must not push all the others into one bar.
 */
export function farEnd(values: Float32Array): number {
  if (values.length === 0) return 0;
  const order = descending(values);
  const at = (share: number) =>
    values[order[Math.floor((1 - share) * (order.length - 1))] as number] as number;
  const end = at(0.5) + FAR_OUT * (at(FAR) - at(0.5));
  return end > at(0.5) ? Math.min(at(1), end) : at(1);
}
