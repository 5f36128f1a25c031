import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectFolder } from '../project.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const;
export type ScreenSize = keyof typeof SIZES;

/** What people have before them, and what a room looks at together. */
export const OWN: readonly ScreenSize[] = ['desktop', 'phone'];
export const SHARED: readonly ScreenSize[] = ['projector'];

const FOLDER = join(projectFolder(), 'docs/screens');
/** JPEG: a third of what a PNG of these pages takes, and no letter is worse to read. */
const FORMAT = { type: 'jpeg', quality: 82 } as const;

/** Empties the folder of pictures: a screen that is gone leaves none behind. */
export function startAnew(): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
}

/** @param at  what the picture is to show at its top, where the page is longer than the window */
export async function shoot(
  page: Page,
  name: string,
  sizes: readonly ScreenSize[] = OWN,
  at?: Locator,
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    await page.waitForTimeout(800); // the scene settles: layout, then one picture
    const box = await at?.first().boundingBox();
    if (box) await scroll(page, box.y - 90);
    await page.waitForTimeout(400);
    await page.screenshot({ ...FORMAT, path: join(FOLDER, `${name}-${size}.jpg`) });
    console.log(`  ${name}-${size}.jpg`);
  }
  await scroll(page, -1e6);
  await page.setViewportSize(SIZES[sizes[0] ?? 'desktop']);
}

const scroll = (page: Page, by: number) => page.evaluate(`scrollBy({ top: ${by}, behavior: 'instant' })`);

export async function open(browser: Browser, url: string, size: ScreenSize = 'desktop'): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Drawing without a graphics card takes its time: a page that is not in the picture keeps small. */
export const keepSmall = (...pages: readonly Page[]) =>
  Promise.all(pages.map((page) => page.setViewportSize(SIZES.phone)));
