/** Width and height, in any unit. */
export interface PlaceSize {
  readonly width: number;
  readonly height: number;
}

/** How tiles are shown in a place: so many pages of so many tiles, the last one perhaps of fewer. */
export interface Paging {
  readonly pages: number;
  readonly perPage: number;
  /** Tiles side by side, and one above the other, that fit at most. */
  readonly columns: number;
  readonly rows: number;
}

/** All of `n` tiles at once. */
export const onePage = (n: number): Paging => ({
  pages: 1,
  perPage: n,
  columns: Math.max(1, n),
  rows: Math.max(1, n),
});

/** The fewest pages on which no tile is smaller than `least`, gaps included; tiles are spread evenly over them. */
export function pagesIn(n: number, place: PlaceSize, least: PlaceSize): Paging {
  const columns = Math.max(1, Math.floor(place.width / least.width));
  const rows = Math.max(1, Math.floor(place.height / least.height));
  const pages = Math.max(1, Math.ceil(n / (columns * rows)));
  return { pages, perPage: Math.ceil(n / pages), columns, rows };
}

/** The tiles of a page. */
export const onPage = <T>(tiles: readonly T[], { perPage }: Paging, page: number): readonly T[] =>
  tiles.slice(page * perPage, (page + 1) * perPage);
