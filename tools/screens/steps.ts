import type { Page } from 'playwright-core';

const MOST_MILLIS = 120_000;

const byId = (page: Page, id: string) => page.getByTestId(id).first();
export const press = (page: Page, id: string) => byId(page, id).click();

/** Presses the card of a recipe, which may be behind "more". */
export async function pick(page: Page, id: string): Promise<void> {
  const card = byId(page, id);
  await card.waitFor({ state: 'attached', timeout: MOST_MILLIS });
  if (!(await card.isVisible()))
    await page.locator('details.more', { has: card }).locator('> summary').click();
  await card.click();
}

/** Waits for it, as long as a computation may take. */
export const seen = (page: Page, id: string) => byId(page, id).waitFor({ timeout: MOST_MILLIS });

/** Waits until the first page's own model is trained: its first picture shows some of the samples. */
export const trained = (page: Page) =>
  page.locator('[data-testid="poison-it"]:enabled').waitFor({ timeout: MOST_MILLIS });

/** Waits until the arena says no more that it is being filled. */
export const filled = (page: Page) =>
  page.locator('.arena .busy').waitFor({ state: 'detached', timeout: MOST_MILLIS });

export const inPhase = (page: Page, phase: string) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout: MOST_MILLIS });

/** Takes one of several values that lie side by side. */
export const choose = (page: Page, id: string, name: string) =>
  byId(page, id).getByText(name, { exact: true }).first().click();

/** Ends the phase of a room without a clock, and waits for the next. */
export async function advance(host: Page, to: string): Promise<void> {
  await press(host, 'host-advance');
  await inPhase(host, to);
}

/** Draws a line with the mouse on an element: places as shares of its width and height. */
export async function draw(
  page: Page,
  id: string,
  ...places: readonly (readonly [number, number])[]
): Promise<void> {
  await byId(page, id).scrollIntoViewIfNeeded();
  const box = await byId(page, id).boundingBox();
  if (!box) throw new Error(`${id} is not to be seen`);
  for (const [i, [u, v]] of places.entries()) {
    await page.mouse.move(box.x + u * box.width, box.y + v * box.height, { steps: i === 0 ? 1 : 4 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}
