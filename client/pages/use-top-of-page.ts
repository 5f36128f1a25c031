import { useLayoutEffect, useRef } from 'preact/hooks';

/** Another phase begins at its beginning, wherever the one before was scrolled to. */
export function useTopOfPage(phase: string): void {
  const held = useRef(phase);
  useLayoutEffect(() => {
    if (held.current === phase) return;
    held.current = phase;
    scrollTo({ top: 0, behavior: 'instant' });
  }, [phase]);
}
