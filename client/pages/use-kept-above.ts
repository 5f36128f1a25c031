import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For a bar that stays above its page: the styles have its height in pixels as `--bar`, since its buttons take one line
 * or two, by language and window.
 */
export function useKeptAbove() {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = bar;
    if (!current) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty('--bar', `${current.offsetHeight}px`));
    watch.observe(current);
    return () => {
      watch.disconnect();
      style.removeProperty('--bar');
    };
  }, []);
  return bar;
}
