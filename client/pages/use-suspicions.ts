import { useEffect, useRef, useState } from 'preact/hooks';
import type { Suspicion } from '../../engine/round/investigate.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { useApp } from '../app-context.ts';
import { troubleIn } from '../net/asking.ts';
import type { Found } from './use-asked.ts';

type Recipe = DefencePlan['filters'][number];

/** Parameters are asked about once nothing more has changed for this long. */
const SETTLE_MILLIS = 250;

/** What a filter says of a delivery, as far as it is known. */
export type AskedFilter = Found<Suspicion>;

/** A share that is taken decides nothing about the suspicions: dragging it asks nothing anew. */
function keyOf({ id, params }: Recipe): string {
  const { remove: _, ...rest } = params;
  return JSON.stringify([id, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Asks filters about a `stream` file in the worker, each set of parameters once; null asks nothing. */
export function useSuspicions(
  scenario: string,
  file: Uint8Array | null,
  filters: readonly (Recipe | null)[],
): readonly AskedFilter[] {
  const { engine, platform } = useApp();
  const held = useRef<{ file: Uint8Array | null; answers: Map<string, AskedFilter> }>({
    file,
    answers: new Map(),
  });
  const [, redraw] = useState(0);
  if (held.current.file !== file) held.current = { file, answers: new Map() };
  const { answers } = held.current;
  const wanted = filters.flatMap((filter) => (filter ? [filter] : []));
  const key = wanted.map(keyOf).join();

  useEffect(() => {
    if (!file) return;
    return platform.after(SETTLE_MILLIS, () => {
      for (const filter of wanted) {
        const asked = keyOf(filter);
        if (answers.has(asked)) continue;
        const tell = (now: AskedFilter) => {
          answers.set(asked, now);
          redraw((times) => times + 1);
        };
        tell({ answer: null, running: true, fault: null });
        engine.suspicion(scenario, file, filter).result.then(
          (answer) => tell({ answer, running: false, fault: null }),
          (error: unknown) => tell({ answer: null, running: false, fault: troubleIn(error) }),
        );
      }
    });
  }, [scenario, file, key]);

  return filters.map((filter) => {
    const known = filter && answers.get(keyOf(filter));
    return known || { answer: null, running: filter !== null && file !== null, fault: null };
  });
}
