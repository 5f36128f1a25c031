import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For what stays above its page: the styles have its height in pixels under this name, since it takes one line or more,
 * by language, window and news.
 */
export function useKeptAbove(name: '--room-top' | '--bar') {
  const kept = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = kept;
    if (!current) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty(name, `${current.offsetHeight}px`));
    watch.observe(current);
    return () => {
      watch.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
  return kept;
}
