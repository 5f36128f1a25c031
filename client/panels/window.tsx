import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/**
 * A window above the page: the platform's dialogue, which keeps the keyboard inside and closes by Escape. The keyboard
 * goes back to what opened it.
 */
export function Window(props: {
  readonly title: ComponentChildren;
  readonly testId: string;
  readonly onClose: () => void;
  /** True where the window has an answer of its own for whoever closes it. */
  readonly answered?: boolean;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { hosting } = useTexts();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="window"
      aria-labelledby={title}
      data-testid={props.testId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class="window-inner">
        <div class="spread">
          <h2 id={title}>{props.title}</h2>
          {!props.answered && (
            <Button size="slim" tone="bare" testId="window-close" onPress={props.onClose}>
              {hosting.close}
            </Button>
          )}
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
