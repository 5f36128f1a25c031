import { useTexts } from '../app-context.ts';
import type { Pages } from './use-pages.ts';

/** Which of several pages of tiles is on show; nothing where there is one. */
export function PageMark({
  pages: { paging, page, from, to },
  of,
}: {
  readonly pages: Pages<HTMLElement>;
  readonly of: number;
}) {
  const { wall } = useTexts();
  if (paging.pages < 2) return null;
  return (
    <p class="page-mark" data-testid="page-mark">
      <span aria-hidden="true">
        {Array.from({ length: paging.pages }, (_, k) => (
          <i key={k} class={k === page ? 'now' : ''} />
        ))}
      </span>
      {wall.page({ from, to, of })}
    </p>
  );
}
