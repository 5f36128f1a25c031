/** Orders in which samples can be gone through by eye. */
export type ScrutinyOrder = 'suspicion' | 'label' | 'arrival';

/**
 * Indices of samples in the order in which they are inspected, the most suspicious first; ties by index.
 */
export function inspectionOrder(
  order: ScrutinyOrder,
  labels: Uint8Array,
  suspicion: Float32Array | null,
): Int32Array {
  const indices = Int32Array.from({ length: labels.length }, (_, i) => i);
  if (order === 'suspicion' && suspicion) {
    return indices.sort((a, b) => (suspicion[b] as number) - (suspicion[a] as number) || a - b);
  }
  if (order === 'label')
    return indices.sort((a, b) => (labels[a] as number) - (labels[b] as number) || a - b);
  return indices;
}

/** How far each place is from the mean place of its class: something to sort by before a filter is tried. */
export function strangeness(places: Float32Array, labels: Uint8Array): Float32Array {
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const sums = Array.from({ length: classes }, () => ({ x: 0, y: 0, n: 0 }));
  labels.forEach((label, i) => {
    const sum = sums[label];
    if (!sum) return;
    sum.x += places[2 * i] as number;
    sum.y += places[2 * i + 1] as number;
    sum.n++;
  });
  return Float32Array.from(labels, (label, i) => {
    const sum = sums[label];
    if (!sum || sum.n === 0) return 0;
    return Math.hypot(
      (places[2 * i] as number) - sum.x / sum.n,
      (places[2 * i + 1] as number) - sum.y / sum.n,
    );
  });
}

/** Samples of each class, and how many of them a filter would remove. */
export function removalsByClass(
  labels: Uint8Array,
  removedBy: Uint8Array | null,
  classes: number,
): readonly { readonly removed: number; readonly of: number }[] {
  const tally = Array.from({ length: classes }, () => ({ removed: 0, of: 0 }));
  labels.forEach((label, i) => {
    const entry = tally[label];
    if (!entry) return;
    entry.of++;
    if (removedBy?.[i]) entry.removed++;
  });
  return tally;
}
