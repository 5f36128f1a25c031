import type { Scenario } from '../../engine/round/scenario.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { lend } from '../page-parts/mnist-64.ts';

let coming: Promise<void> | null = null;

/** Fetches the numbers of the frozen extractor, once; a fetch that failed is tried again by the next who asks. */
export function extractorIsThere(): Promise<void> {
  coming ??= import('../../engine/extractor/mnist-64.ts').then(
    ({ mnist64 }) => lend(mnist64.weights),
    (reason: unknown) => {
      coming = null;
      throw reason;
    },
  );
  return coming;
}

/** Whether models of the scenario, or of another victim in its place, read the features of a frozen extractor. */
export const looksThroughExtractor = (scenario: Scenario, victim?: VictimId): boolean =>
  victim
    ? VICTIMS[victim].extractor({}) !== null
    : VICTIMS[scenario.victim].extractor(scenario.victimParams) !== null;
