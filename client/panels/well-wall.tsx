import { useTexts } from '../app-context.ts';
import type { ThumbPicture } from '../picture/thumbnail.ts';
import { onPage } from '../room/pages.ts';
import { columnsFor, type ShownWell } from '../room/wells.ts';
import { PageMark } from './page-mark.tsx';
import { usePages } from './use-pages.ts';
import { WellTile } from './well-tile.tsx';

/** From this many wells on a tile has room for its team and its number only. */
const MANY = 31;
/** Width and height of the smallest tile that is read from the last row, with its gap, in rems. */
const LEAST = { width: 6.3, height: 4 };
/** Width by height of a tile that reads well. */
const TILE = 1.5;
const SMALL_TILE = 1.15;

/** The wells of a round, side by side. */
export function WellWall(props: {
  readonly wells: readonly ShownWell[];
  readonly classes: number;
  readonly chosen: string | null;
  /** Width by height of the place that the wall fills on a big screen. */
  readonly place: number;
  /** Small pictures of trainings, by bout; a well without one has its gauge alone. */
  readonly pictures: ReadonlyMap<string, ThumbPicture>;
  readonly onPick: (bout: string) => void;
  /** Whether all must fit the screen, page by page, because nobody can scroll it. */
  readonly fit: boolean;
}) {
  const { wells } = props;
  const { wall } = useTexts();
  const pages = usePages<HTMLUListElement>(wells.length, props.fit ? LEAST : null);
  const { place, paging, page } = pages;
  const shown = onPage(wells, paging, page);
  const many = paging.perPage >= MANY;
  const columns = columnsFor(paging.perPage, props.place, many ? SMALL_TILE : TILE, paging);
  return (
    <>
      <ul
        ref={place}
        class={`well-wall ${many ? 'many' : ''}`}
        aria-label={wall.label}
        data-testid="wall"
        style={{ '--columns': columns, '--rows': Math.ceil(paging.perPage / columns) }}
      >
        {shown.map((well) => (
          <li key={well.team.id}>
            <WellTile
              well={well}
              picture={well.accuracy === null ? undefined : props.pictures.get(well.bout)}
              classes={props.classes}
              chosen={props.chosen === well.bout}
              onPick={() => props.onPick(well.bout)}
            />
          </li>
        ))}
      </ul>
      <PageMark pages={pages} of={wells.length} />
    </>
  );
}
