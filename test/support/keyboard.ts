import type { Page } from 'playwright-core';

/** The longest way through a page by Tab that a test takes before it says that something cannot be reached. */
const MOST_STOPS = 150;

/** Where the keyboard is: the id that tests call it by, its own or that of what holds it, and whether it can be seen. */
interface Stop {
  readonly id: string;
  readonly words: string;
  readonly isSeen: boolean;
}

/** What tests call that which has the focus, or what holds it. */
export const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'));

/** What has the focus. It is seen where it, or the label or the sibling that stands for it, has an outline. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const marks = [at, at.closest('label'), at.nextElementSibling];
    return {
      id: at.closest('[data-testid]')?.getAttribute('data-testid') ?? '',
      words: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40)}`,
      isSeen:
        at.matches('body, main') || // the whole page, after the skip link
        marks.some((mark) => {
          if (!mark) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(mark);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        }),
    };
  });

/**
 * Goes on by Tab until the keyboard is on what is called `id`, or in it.
 *
 * @throws when it is not reached, or when the focus cannot be seen on the way
 */
export async function tabTo(page: Page, id: string): Promise<void> {
  const way: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const at = await stopOf(page);
    if (!at.isSeen) throw new Error(`the focus cannot be seen on ${at.words} (${at.id})`);
    if (at.id === id) return;
    way.push(at.id || at.words);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${id} is not reached by Tab: ${way.join(', ')}`);
}

/** Goes there and presses it. */
export async function pressByKey(page: Page, id: string, key = 'Enter'): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.press(key);
}

/** Goes there, clears the field and writes into it. */
export async function write(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}
