import type { featureDistance } from './feature-distance.ts';

let distance: typeof featureDistance | undefined;

/**
 * Loads the gradients through an extractor, and TensorFlow.js with them: a third of a second and half a
 * megabyte that nothing else needs.
 */
export async function loadInputGradient(): Promise<void> {
  distance ??= (await import('./feature-distance.ts')).featureDistance;
}

/** What has been loaded; forging is not asynchronous, so it cannot be fetched here. */
export function inputGradient(): typeof featureDistance {
  if (!distance) throw new Error('loadInputGradient has to be awaited first');
  return distance;
}
