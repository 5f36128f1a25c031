import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The number of the field of a section that had the focus, -1 for none; held by what outlives the section. */
export interface KeptFocus {
  current: number;
}

/** For a section whose fields are made anew by what is chosen in one of them: the keyboard stays on that field. */
export function useFocusKept(kept: KeptFocus): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const fields = () => [
      ...(section.current?.querySelectorAll<HTMLElement>('select, input, button, summary') ?? []),
    ];
    fields()[kept.current]?.focus({ preventScroll: true });
    return () => {
      kept.current = fields().indexOf(document.activeElement as HTMLElement);
    };
  }, []);
  return section;
}
