import { useEffect, useState } from 'preact/hooks';
import type { RevealStep } from '../../engine/match/reveal.ts';
import type { RoomView } from '../../engine/match/views.ts';

/** What a host shows of a reveal: another step, another bout on the large stage, or both. */
export type OnShow = (wish: { readonly step?: RevealStep; readonly bout?: string }) => void;

/** The step of a reveal that a page is at, and how it gets to another. */
export interface Steps {
  readonly step: RevealStep;
  /** The step that the host or the clock is at. */
  readonly shown: RevealStep;
  /** Null where the page only follows. */
  readonly go: ((step: RevealStep) => void) | null;
  /** Whether going on is for everybody. */
  readonly leads: boolean;
}

/** Null outside of a reveal. @param onShow  of a host, who leads; players may look on their own, others follow */
export function useSteps({ role, round, reveal }: RoomView, onShow: OnShow | null): Steps | null {
  const [own, setOwn] = useState<{ readonly round: number; readonly step: RevealStep } | null>(null);
  const shown = reveal?.step ?? null;
  // Whoever looks at the step that comes next anyway has come back.
  useEffect(() => {
    if (own && (own.round !== round || own.step === shown)) setOwn(null);
  }, [round, shown, own]);
  if (shown === null) return null;
  if (onShow) return { step: shown, shown, leads: true, go: (step) => onShow({ step }) };
  if (role !== 'player') return { step: shown, shown, leads: false, go: null };
  const step = own?.round === round ? own.step : shown;
  return { step, shown, leads: false, go: (to) => setOwn({ round, step: to }) };
}
