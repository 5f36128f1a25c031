import type { PublicView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';

/** Says to everybody that the host has chosen the match's seed: then somebody may know what it draws. */
export function ChosenSeed({ view }: { readonly view: Pick<PublicView, 'seedChosen'> }) {
  const { seed } = useTexts().room;
  if (!view.seedChosen) return null;
  return (
    <div class="said" role="note" data-testid="seed-chosen">
      <p>{seed.chosen}</p>
    </div>
  );
}

/** What everybody can hold the match to afterwards: the hash of a seed that nobody knows yet. */
export function SeedHash({ view }: { readonly view: Pick<PublicView, 'seedChosen' | 'seedHash'> }) {
  const { seed } = useTexts().room;
  if (view.seedChosen) return null;
  return (
    <details class="more" data-testid="seed-hash">
      <summary>{seed.drawn}</summary>
      <p class="quiet">{seed.hashIs}</p>
      <code class="long-code">{view.seedHash}</code>
    </details>
  );
}
