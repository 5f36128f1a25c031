import type { Browser } from 'playwright-core';
import { open, shoot, shootGerman } from './camera.ts';
import { choose, filled, press, seen, trained } from './steps.ts';

/** The pages that need no room. */
export async function shootOutside(browser: Browser, url: string): Promise<void> {
  const home = await open(browser, url);
  await trained(home);
  await shoot(home, 'home');
  await press(home, 'poison-it');
  await seen(home, 'accuracy-clean');
  await shoot(home, 'home-poisoned');
  await press(home, 'host-more');
  const form = home.getByTestId('host-people');
  await shoot(home, 'host-form', undefined, form);
  await shootGerman(home, 'host-form', undefined, form);
  await home.context().close();

  await shootWithoutWebGl(browser, url);
  await shootLab(browser, url);
  await shootLessons(browser, url);
  for (const [path, name] of [
    ['/nowhere', 'lost'],
    ['/r/ZZZZZZ', 'no-such-room'],
    ['/replay', 'replay-file'],
    ['/debrief', 'debrief-file'],
  ] as const) {
    const page = await open(browser, `${url}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shoot(page, name);
    await page.context().close();
  }
}

/** The first page on the 2-D canvas, as a browser without a graphics card that may be used draws it. */
async function shootWithoutWebGl(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, 'about:blank');
  await page.addInitScript(`
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.startsWith('webgl') ? null : real.call(this, kind, ...more);
    };
  `);
  await page.goto(url);
  await trained(page);
  await shoot(page, 'home-canvas', ['desktop']);
  await page.context().close();
}

async function shootLab(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, `${url}/lab#s=moons&a=alfa`);
  await seen(page, 'accuracy-clean');
  await shoot(page, 'lab');
  await shootGerman(page, 'lab');
  await choose(page, 'attack-way', 'By hand');
  await choose(page, 'lab-look', 'The delivery');
  await seen(page, 'look');
  await filled(page);
  await shoot(page, 'lab-delivery');
  await page.goto(`${url}/lab#s=moons&a=corner`);
  await page.reload();
  await seen(page, 'accuracy-clean');
  await page.getByTestId('own-data').locator('> summary').click();
  await page.getByTestId('own-file').setInputFiles({
    name: 'river.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(ownPoints()),
  });
  await seen(page, 'own-read');
  await page.getByTestId('story').getByText('ham').first().waitFor();
  await filled(page);
  await shoot(page, 'lab-own-data');
  await press(page, 'lab-history');
  await page.getByTestId('lab-runs').getByRole('button', { name: /^Show/ }).last().click();
  await page.getByTestId('lab-sweep').locator('> summary').click();
  await press(page, 'sweep-start');
  await page.locator('[data-testid="lab-sweep"][data-points="21"]').waitFor({ timeout: 120_000 });
  await shoot(page, 'lab-compared', undefined, page.getByTestId('lab-beside'));
  await page.context().close();
}

/** Two classes along a diagonal, told apart by their place and by chance. */
function ownPoints(): string {
  const lines = Array.from({ length: 400 }, (_, i) => {
    const [u, v] = [(i * 37) % 101, (i * 53) % 97].map((part) => part / 100) as [number, number];
    return `${(u + (i % 2) * 0.7).toFixed(3)},${(v + (i % 2) * 0.5).toFixed(3)},${i % 2 ? 'spam' : 'ham'}`;
  });
  return ['length,links,kind', ...lines].join('\n');
}

/** Lessons, one of them after its guess, and the words that they use. */
async function shootLessons(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, `${url}/lessons`);
  await seen(page, 'lesson-high-dimensions');
  await shoot(page, 'lessons');
  await page.goto(`${url}/lessons/label-flips`);
  await seen(page, 'guess-submit');
  await shoot(page, 'lesson-guess');
  await press(page, 'guess-0');
  await press(page, 'guess-submit');
  await seen(page, 'verdict');
  await filled(page);
  await shoot(page, 'lesson');
  await shootGerman(page, 'lesson');
  await page.goto(`${url}/glossary`);
  await page.locator('#epsilon').waitFor();
  await shoot(page, 'glossary');
  await page.context().close();
}
