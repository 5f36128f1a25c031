import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectFolder } from '../project.ts';

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

const FIGURES = join(projectFolder(), 'docs/screens/figures.md');

/** Begins docs/screens/figures.md anew. */
export function startFigures(): void {
  writeFileSync(
    FIGURES,
    [
      '# Words on the screens',
      '',
      '`npm run screenshots` counts them: the words of a screen as it is first seen, in English.',
      '',
      '| screen | words |',
      '| --- | ---: |',
      '',
    ].join('\n'),
  );
}

/** Writes down how many words a screen has. */
export async function countWords(page: Page, name: string, selector: string): Promise<void> {
  appendFileSync(FIGURES, `| ${name} | ${await visibleWords(page, selector)} |\n`);
}
