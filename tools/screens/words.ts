import type { Page } from 'playwright-core';

/**
 * How many words are seen of what a selector names: those that are drawn, whether or not they are scrolled to. A word has a
 * letter in it; what is for screen readers alone and the choices of a closed list do not count.
 */
export const visibleWords = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluateAll((roots) =>
    roots.reduce((sum, root) => {
      const walker = root.ownerDocument.createTreeWalker(root, 4 /* texts */);
      let words = 0;
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!element || element.closest('.hidden, select')) continue;
        const { width, height } = element.getBoundingClientRect();
        if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) continue;
        words += (walker.currentNode.textContent ?? '')
          .split(/\s+/)
          .filter((word: string) => /\p{L}/u.test(word)).length;
      }
      return sum + words;
    }, 0),
  );
