import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectFolder } from '../project.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  laptop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const;
export type ScreenSize = keyof typeof SIZES;

/** What people have before them, and what a room looks at together. */
export const OWN: readonly ScreenSize[] = ['desktop', 'phone'];
export const SHARED: readonly ScreenSize[] = ['projector'];

const FOLDER = join(projectFolder(), 'docs/screens');
/** A quarter less than at 80, and no letter is worse to read. */
const FORMAT = { format: 'webp', quality: 50 } as const;

/** Empties the folder of pictures: a screen that is gone leaves none behind. */
export function startAnew(): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) if (!name.endsWith('.md')) rmSync(join(FOLDER, name));
}

/**
 * Takes a page at each size in the dark and in the light.
 *
 * @param at  what the picture is to show at its top, where the page is longer than the window
 */
export async function shoot(
  page: Page,
  name: string,
  sizes: readonly ScreenSize[] = OWN,
  at?: Locator,
): Promise<void> {
  await atEach(page, sizes, async (size) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(1_500); // every picture and curve is painted anew in the other colours
      await take(page, `${name}-${size}${colorScheme === 'light' ? '-light' : ''}`, at);
    }
  });
}

/** The same in German, the longer of the languages, in the dark alone. */
export async function shootGerman(
  page: Page,
  name: string,
  sizes: readonly ScreenSize[] = OWN,
  at?: Locator,
): Promise<void> {
  const language = page.getByTestId('language').first();
  await language.selectOption('de');
  await atEach(page, sizes, (size) => take(page, `${name}-${size}-de`, at));
  await language.selectOption('en');
}

/** Goes through the sizes, and back to the first. */
async function atEach(
  page: Page,
  sizes: readonly ScreenSize[],
  each: (size: ScreenSize) => Promise<void>,
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    await page.waitForTimeout(800); // the scene settles: layout, then one picture
    await each(size);
  }
  await scroll(page, -1e6);
  await page.setViewportSize(SIZES[sizes[0] ?? 'desktop']);
}

/** Writes what the window shows to a file of its own. */
async function take(page: Page, name: string, at?: Locator): Promise<void> {
  // Below the header, also where it is a part of the page that scrolls.
  await at?.first().evaluate((element) => {
    element.style.scrollMarginTop = '90px';
    element.scrollIntoView({ behavior: 'instant' });
  });
  await page.waitForTimeout(400);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', FORMAT);
  await session.detach();
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, 'base64'));
  console.log(`  ${name}.webp`);
}

const scroll = (page: Page, by: number) => page.evaluate(`scrollBy({ top: ${by}, behavior: 'instant' })`);

export async function open(
  browser: Browser,
  url: string,
  size: ScreenSize = 'desktop',
  { motion = false }: { readonly motion?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: motion ? 'no-preference' : 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Drawing without a graphics card takes its time: a page that is not in the picture keeps small. */
export const keepSmall = (...pages: readonly Page[]) =>
  Promise.all(pages.map((page) => page.setViewportSize(SIZES.phone)));
