import { useId, useRef } from 'preact/hooks';
import type { TermId } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import { piecesOf } from '../forms/told.ts';

/** Free space around a definition, in pixels. */
const MARGIN = 8;

/** A word of the field where it stands: a press shows its definition, Escape or a press elsewhere closes it. */
export function Term({
  id,
  after,
  children,
}: {
  readonly id: TermId;
  /** Punctuation that stays on the line of the word. */
  readonly after?: string;
  readonly children?: string;
}) {
  const popover = useId();
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const { glossary } = useTexts();
  const { term, means } = glossary.terms[id];
  return (
    <span class="term-place">
      <button
        ref={button}
        type="button"
        class="term"
        data-testid={`term-${id}`}
        popovertarget={popover}
        aria-label={children === undefined ? glossary.explain({ term }) : undefined}
      >
        {children ?? '?'}
      </button>
      {after}
      <span
        ref={note}
        id={popover}
        class="term-note"
        popover="auto"
        role="note"
        onToggle={(event) => {
          if (event.newState === 'open' && button.current && note.current)
            placeBelow(note.current, button.current);
        }}
      >
        <b>{term}</b> <span>{means}</span>
      </span>
    </span>
  );
}

/** A text with the terms that it marks, as `[[id|words]]`. */
export function Told({ text }: { readonly text: string }) {
  return (
    <>
      {piecesOf(text).map((piece, i) =>
        piece.term === null ? (
          piece.words
        ) : (
          <Term key={i} id={piece.term} after={piece.after}>
            {piece.words}
          </Term>
        ),
      )}
    </>
  );
}

/** Below the word, or above it where there is no room, and inside the window. */
function placeBelow(note: HTMLElement, word: HTMLElement): void {
  const at = word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = at.bottom + MARGIN / 2;
  const fits = below + height + MARGIN <= innerHeight;
  const left = Math.max(MARGIN, Math.min(at.left, innerWidth - width - MARGIN));
  note.style.left = `${left}px`;
  note.style.top = `${fits ? below : Math.max(MARGIN, at.top - height - MARGIN / 2)}px`;
}
