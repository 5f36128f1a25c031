import { useState } from 'preact/hooks';
import type { RevealStep } from '../../engine/match/reveal.ts';
import type { RoomView } from '../../engine/match/views.ts';

/** What a host shows of a reveal: another step, another bout on the large stage, or both. */
export type OnShow = (wish: { readonly step?: RevealStep; readonly bout?: string }) => void;

/** The step of a reveal that a page is at, and how it gets to another. */
export interface Steps {
  readonly step: RevealStep;
  /** The step that the host or the clock is at. */
  readonly shown: RevealStep;
  /** Whether going on is for everybody. */
  readonly leads: boolean;
  /** Null where the page only follows. */
  readonly go: ((step: RevealStep) => void) | null;
  /** Of a player who looks on their own: back to what everybody is shown. Null for whoever is there. */
  readonly follow: (() => void) | null;
}

/** Null outside of a reveal. @param onShow  of a host, who leads; players may look on their own, others follow */
export function useSteps({ role, round, reveal }: RoomView, onShow: OnShow | null): Steps | null {
  const [own, setOwn] = useState<{ readonly round: number; readonly step: RevealStep } | null>(null);
  if (!reveal) return null;
  const shown = reveal.step;
  const following = { step: shown, shown, follow: null };
  if (onShow) return { ...following, leads: true, go: (step) => onShow({ step }) };
  if (role !== 'player') return { ...following, leads: false, go: null };
  const go = (step: RevealStep) => setOwn({ round, step });
  if (own?.round !== round) return { ...following, leads: false, go };
  return { step: own.step, shown, leads: false, go, follow: () => setOwn(null) };
}
