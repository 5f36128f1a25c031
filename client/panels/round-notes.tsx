import type { RoundSummary } from '../../engine/round/result.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
import { roundNotes } from '../picture/round-notes.ts';

/** Beside the numbers of a result: what makes them doubtful, what was left out, what is certified. */
export function RoundNotes({ summary }: { readonly summary: RoundSummary }) {
  const texts = useTexts();
  const { result } = texts;
  const notes = roundNotes(summary, (recipe) => recipeName(texts, recipe));
  if (notes.length === 0) return null;
  return (
    <ul class="round-notes small" data-testid="round-notes">
      {notes.map(({ doubt, fact }, i) => (
        <li key={i} class={doubt ? 'doubt' : ''}>
          {doubt && <b>{result.inDoubt}</b>} {result.note(fact)}
        </li>
      ))}
    </ul>
  );
}
