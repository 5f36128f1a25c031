import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { byId, openPage } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

async function openHome(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const { page } = await openPage(site.browser, { viewport: { width: 1000, height: 800 } });
  await prepare?.(page);
  await page.goto(site.server.url);
  // The first picture shows some of the samples, the one that can be poisoned all of them.
  await page.locator('[data-testid="poison-it"]:enabled').waitFor({ timeout: 60_000 });
  return page;
}

/** The arena as it is seen, as a PNG. */
const picture = (page: Page) => page.locator('.arena .canvas').first().screenshot();

/** The arena once it has been drawn and stands still. */
async function steadyPicture(page: Page): Promise<Buffer> {
  let seen = await picture(page);
  for (let look = 0; look < 100; look++) {
    const next = await picture(page);
    const { apart, spread } = await compare(page, seen, next);
    if (apart < 0.1 && spread > 10) return next;
    seen = next;
  }
  throw new Error('the arena stays empty or never stands still');
}

/** Waits until the arena looks like `before`: less than 4 grey levels apart, and not empty. */
const looksLike = (page: Page, before: Buffer) =>
  expect
    .poll(async () => compare(page, before, await picture(page)), { timeout: 30_000 })
    .toSatisfy(({ apart, spread }) => apart < 4 && spread > 10);

/** Mean difference of two pictures, and spread and mean of the second, in grey levels. */
function compare(page: Page, before: Buffer, after: Buffer) {
  return page.evaluate(
    async (files) => {
      const pixels = await Promise.all(
        files.map(async (file) => {
          const image = new Image();
          image.src = `data:image/png;base64,${file}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext('2d') as CanvasRenderingContext2D;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      const [a, b] = pixels as [Uint8ClampedArray, Uint8ClampedArray];
      let apart = 0;
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < b.length; i++) {
        const value = b[i] as number;
        apart += Math.abs(value - (a[i] as number));
        sum += value;
        squares += value * value;
      }
      const mean = sum / b.length;
      return { apart: apart / b.length, spread: Math.sqrt(squares / b.length - mean * mean), mean };
    },
    [before, after].map((png) => png.toString('base64')),
  );
}

/** Mean of the arena over red, green, blue and opacity, in levels of 255. */
const brightness = async (page: Page) => {
  const seen = await picture(page);
  return (await compare(page, seen, seen)).mean;
};
const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Run in a page before its own scripts: a browser that has no WebGL to give. */
const WITHOUT_WEBGL = `
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith('webgl') ? null : real.call(this, kind, ...more);
  };
`;

describe('the arena', () => {
  it('CLIENT-19 comes back after its WebGL context was lost, again and again', async () => {
    const page = await openHome();
    const before = await steadyPicture(page);
    // The fourth time it stays with the 2-D canvas.
    for (let loss = 1; loss <= 3; loss++) {
      const old = await page.locator('.arena canvas').first().elementHandle();
      await old?.evaluate((canvas) => {
        const gl = (canvas as HTMLCanvasElement).getContext('webgl2');
        gl?.getExtension('WEBGL_lose_context')?.loseContext();
      });
      await page.waitForFunction(
        (gone) => !gone?.isConnected && document.querySelector('.arena canvas'),
        old,
      );
      await looksLike(page, before);
    }
    await page.context().close();
  });

  it('CLIENT-19 is drawn on a 2-D canvas where there is no WebGL, and looks the same', async () => {
    const drawn = await openHome();
    const before = await steadyPicture(drawn);
    const page = await openHome((bare) => bare.addInitScript(WITHOUT_WEBGL));
    await expect.poll(() => page.locator('.arena .busy').count()).toBe(0);
    await looksLike(page, before);
    await drawn.context().close();
    await page.context().close();
  });
});

it('CLIENT-68 the page is light or dark as the device is, or as was chosen, picture and all', async () => {
  const page = await openHome((fresh) => fresh.emulateMedia({ colorScheme: 'light' }));
  const [light, dark] = ['rgb(244, 248, 251)', 'rgb(4, 11, 21)'];
  expect(await groundOf(page)).toBe(light);
  expect(await brightness(page)).toBeGreaterThan(180);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => brightness(page)).toBeLessThan(140);
  expect(await groundOf(page)).toBe(dark);
  const window = await page.context().newPage();
  await window.goto(`${site.server.url}/glossary`);
  await byId(window, 'theme').waitFor();
  await byId(page, 'theme').selectOption('light');
  await expect.poll(() => brightness(page)).toBeGreaterThan(180);
  expect(await groundOf(page)).toBe(light);
  await expect.poll(() => groundOf(window)).toBe(light);
  // It is remembered, and holds before the page's own script has come.
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.reload();
  expect(await groundOf(page)).toBe(light);
  // A link says otherwise, for a projector.
  await page.goto(`${site.server.url}/?theme=dark`);
  expect(await groundOf(page)).toBe(dark);
  await page.emulateMedia({ media: 'print' });
  expect(await groundOf(page)).toBe(light);
  await page.context().close();
});

it('CLIENT-20 without JavaScript the page says so where one looks', async () => {
  const context = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(site.server.url);
  const box = await page.getByRole('heading', { name: 'This page needs JavaScript' }).boundingBox();
  expect(box?.y).toBeLessThan(400);
  await context.close();
});

it('CLIENT-21 forced colours keep the gauge, the chosen card and the key of the picture', async () => {
  const { page } = await openPage(site.browser);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
  await page.goto(`${site.server.url}/lab#s=moons`);
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 60_000 });
  const seen = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
    return {
      level: style('.gauge .level').backgroundColor,
      fill: style('.gauge .fill').backgroundColor,
      chosen: style('.recipe[aria-pressed="true"]').outlineStyle,
      other: style('.recipe[aria-pressed="false"]').outlineStyle,
      line: style('.legend svg path[d="M1 5h24"]').stroke,
      ground: style('.legend svg').backgroundColor,
    };
  });
  expect(seen.fill).not.toBe(seen.level);
  expect([seen.chosen, seen.other]).toEqual(['solid', 'none']);
  expect(seen.line).not.toBe(seen.ground);
  expect(seen.ground).toBe('rgb(7, 19, 34)');
  // A light ground is forced upon a page that was turned dark: its signs are the light ones.
  await byId(page, 'theme').selectOption('dark');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  await expect
    .poll(() =>
      page
        .locator('.legend svg')
        .first()
        .evaluate((sign) => getComputedStyle(sign).backgroundColor),
    )
    .toBe('rgb(255, 255, 255)');
  const slider = await page.locator('.slider').first().screenshot();
  expect((await compare(page, slider, slider)).spread).toBeGreaterThan(10);
  await page.context().close();
});
