import type { Page } from 'playwright-core';
import { byId } from './browser.ts';

/** A place on an element, as shares of its width and height. */
export type Place = readonly [number, number];

async function pixelsOf(page: Page, id: string, places: readonly Place[]): Promise<[number, number][]> {
  const element = byId(page, id);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`${id} is not to be seen`);
  return places.map(([u, v]) => [box.x + u * box.width, box.y + v * box.height]);
}

/** Clicks an element, or draws a line on it with the mouse. */
export async function draw(page: Page, id: string, ...places: readonly Place[]): Promise<void> {
  const [first, ...others] = await pixelsOf(page, id, places);
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const [x, y] of others) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** Taps an element, or draws a line on it, with one finger: what a page does not claim, the browser scrolls by. */
export async function drawByFinger(page: Page, id: string, ...places: readonly Place[]): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    wire.send('Input.dispatchTouchEvent', { type, touchPoints });
  const pixels = await pixelsOf(page, id, places);
  for (const [i, [x, y]] of pixels.entries()) {
    const from = pixels[i - 1];
    if (!from) await touch('touchStart', [{ x, y }]);
    else
      for (const share of [0.25, 0.5, 0.75, 1])
        await touch('touchMove', [
          { x: from[0] + share * (x - from[0]), y: from[1] + share * (y - from[1]) },
        ]);
  }
  // The finger rests before it lifts: after a flick a browser takes the next tap for the end of a scroll.
  const [x, y] = pixels.at(-1) ?? [0, 0];
  await page.waitForTimeout(150);
  await touch('touchMove', [{ x, y }]);
  await touch('touchEnd', []);
  await page.waitForTimeout(150);
  await wire.detach();
}

/** Drags a file from outside the browser onto an element, and lets it fall. */
export async function dropFile(page: Page, selector: string, path: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  const wire = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await wire.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + Math.min(100, box.height / 2),
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await wire.detach();
}
