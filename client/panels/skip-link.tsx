import { useTexts } from '../app-context.ts';

/** Past the header, to what the page is for: the first thing that the keyboard comes to, and seen only then. */
export function SkipLink() {
  const { site } = useTexts();
  return (
    <button type="button" class="button water skip" data-testid="skip" onClick={toContent}>
      {site.skip}
    </button>
  );
}

function toContent(): void {
  const main = document.querySelector('main');
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
}
