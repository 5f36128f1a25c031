import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** How long a first tap is remembered. */
const ASKED_MILLIS = 4_000;

/**
 * What a finger may touch by accident asks for a second tap; a mouse and a key press once.
 *
 * @returns `asked`, what a second tap would do; handlers for the buttons and for what holds them
 */
export function useTwoTaps<Id extends string>() {
  const { platform } = useApp();
  const [asked, setAsked] = useState<Id | null>(null);
  const pointer = useRef('');
  useEffect(() => (asked ? platform.after(ASKED_MILLIS, () => setAsked(null)) : undefined), [asked]);
  return {
    asked,
    onPointerDown(event: PointerEvent) {
      pointer.current = event.pointerType;
    },
    press(id: Id, act: () => void) {
      const byFinger = pointer.current === 'touch';
      // A key presses without a pointer.
      pointer.current = '';
      if (byFinger && asked !== id) return setAsked(id);
      setAsked(null);
      act();
    },
  };
}
