import type { Page } from 'playwright-core';

/**
 * What is wrong with a page as it is laid out now; empty when nothing is. Boxes are held against the edges of the
 * window. Of a decoration (no text, no picture, nothing to press) only the part that its clipping ancestors let through counts.
 */
export function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const seen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('.hidden, thead') &&
      element.getBoundingClientRect().width > 0;
    const content = 'a, button, input, select, textarea, img, svg, canvas, [role], [aria-label]';
    const isDecoration = (element: Element) =>
      !element.textContent?.trim() && !element.matches(content) && !element.querySelector(content);
    /** Left and right edge of what can be seen of an element, in pixels of the window. */
    const visibleEdges = (element: Element) => {
      let { left, right } = element.getBoundingClientRect();
      let holder: Element | null = isDecoration(element) ? element : null;
      while (holder) {
        const { position } = getComputedStyle(holder);
        const taken = position === 'absolute' || position === 'fixed';
        holder = taken && holder instanceof HTMLElement ? holder.offsetParent : holder.parentElement;
        // What the body clips goes by the window's edges, which are what is held against here.
        if (!holder || holder === document.body || holder === root) break;
        if (getComputedStyle(holder).overflowX === 'visible') continue;
        const clip = holder.getBoundingClientRect();
        left = Math.max(left, clip.left);
        right = Math.min(right, clip.right);
      }
      return { left, right };
    };
    // What a room looks at together: 2.4 % of the height. What is clipped away is there for screen readers.
    const shared = root.classList.contains('projector') && innerWidth >= 1900;
    const least = 0.024 * innerHeight;
    const readable = (element: Element | null): boolean => {
      if (!element) return true;
      const { clipPath, opacity } = getComputedStyle(element);
      return clipPath === 'none' && opacity !== '0' && readable(element.parentElement);
    };
    for (const element of document.querySelectorAll('#app *')) {
      if (!seen(element) || element.closest('.arena .canvas, .curve, .rings, .clamp, .name-line > *'))
        continue;
      const { left, right } = visibleEdges(element);
      if (right > left && (right > root.clientWidth + 1 || left < -1))
        found.push(`beyond the edges: ${name(element)}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      const words = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!words) continue;
      if (shared && readable(element) && Number.parseFloat(getComputedStyle(element).fontSize) < least)
        found.push(`tiny for a room: ${name(element)}`);
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 2)
        found.push(`runs out of its place: ${name(element)}`);
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${name(element)}`);
      if (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2)
        found.push(`cut below: ${name(element)}`);
    }
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => Number(heading.tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) found.push(`first headings: ${levels.join(' ')}`);
    levels.forEach((level, i) => {
      if (i > 0 && level > (levels[i - 1] as number) + 1) found.push(`headings jump: ${levels.join(' ')}`);
    });
    return found;
  });
}

/** Time for a page to be laid out again after a change, on a busy machine. */
const SETTLE_MILLIS = 5_000;

/** The faults that are still there once the page has had time to settle. */
export async function lastingFaults(page: Page): Promise<string[]> {
  const until = performance.now() + SETTLE_MILLIS;
  for (;;) {
    // Two frames: sizes that follow from other sizes are set in the first, and drawn in the second.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    const found = await faults(page);
    if (found.length === 0 || performance.now() > until) return found;
  }
}
