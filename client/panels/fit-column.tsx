import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Smaller than this nobody reads it from the last row. */
const SMALLEST = 0.6;
const STEPS = 6;

/**
 * A column that fits its place, since nobody can scroll a projector: what is marked as spare is left out from the end, and
 * only if that is not enough the rest is drawn smaller.
 */
export function FitColumn(props: { readonly class: string; readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const outer = place.current;
    const inner = content.current;
    if (!outer || !inner) return;
    const fit = () => {
      const fits = (scale: number) => {
        inner.style.setProperty('zoom', String(scale));
        return outer.scrollHeight <= outer.clientHeight + 1;
      };
      const spare = [...inner.querySelectorAll<HTMLElement>('[data-spare]')];
      for (const each of spare) each.hidden = false;
      while (!fits(1)) {
        const last = spare.pop();
        if (!last) break;
        last.hidden = true;
      }
      if (fits(1)) return;
      let [low, high] = [SMALLEST, 1];
      for (let step = 0; step < STEPS; step++) {
        const middle = (low + high) / 2;
        if (fits(middle)) low = middle;
        else high = middle;
      }
      fits(low);
    };
    fit();
    const sizes = new ResizeObserver(fit);
    sizes.observe(outer);
    const words = new MutationObserver(fit);
    words.observe(inner, { childList: true, characterData: true, subtree: true });
    void document.fonts?.ready.then(fit);
    return () => {
      sizes.disconnect();
      words.disconnect();
    };
  }, []);
  return (
    <div class={`${props.class} fit`} ref={place}>
      <div class="fit-content" ref={content}>
        {props.children}
      </div>
    </div>
  );
}
