import type { RoundSummary } from '../../engine/round/result.ts';
import { roundNotes } from '../words/round-notes.ts';

/** Beside the numbers of a result: what makes them doubtful, what was left out, what is certified. */
export function RoundNotes({ summary }: { readonly summary: RoundSummary }) {
  const notes = roundNotes(summary);
  if (notes.length === 0) return null;
  return (
    <ul class="round-notes small" data-testid="round-notes">
      {notes.map(({ doubt, text }) => (
        <li key={text} class={doubt ? 'doubt' : ''}>
          {doubt && <b>In doubt.</b>} {text}
        </li>
      ))}
    </ul>
  );
}
