import { createRef, type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { onePage, type Paging, type PlaceSize, pagesIn } from '../room/pages.ts';

/** How long a page of tiles stands before the next one comes. */
const PAGE_MILLIS = 8_000;

/** Tiles on a big screen, page by page. */
export interface Pages<E extends HTMLElement> {
  /** For the element that the tiles fill. */
  readonly place: RefObject<E | null>;
  readonly paging: Paging;
  /** The page on show, from 0, and its first and last tile, from 1. */
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Shows as many of `n` tiles at a time as stay legible, and turns over to the next ones by itself: nobody can scroll a
 * projector.
 *
 * @param least  of a tile, and the gap between two, in rems; null where all are shown
 */
export function usePages<E extends HTMLElement>(n: number, least: PlaceSize | null): Pages<E> {
  const { platform } = useApp();
  const place = useMemo(() => createRef<E>(), []);
  const [size, setSize] = useState<PlaceSize | null>(null);
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || !least) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: element.clientWidth / rem, height: element.clientHeight / rem });
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [least === null]);
  const paging = size && least ? pagesIn(n, size, least) : onePage(n);
  const isTurned = paging.pages > 1;
  useEffect(() => {
    if (isTurned) return platform.every(PAGE_MILLIS, () => setTurn((now) => now + 1));
  }, [isTurned]);
  const page = turn % paging.pages;
  const from = page * paging.perPage + 1;
  return { place, paging, page, from, to: Math.min(n, from + paging.perPage - 1) };
}
