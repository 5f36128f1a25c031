import type { Browser } from 'playwright-core';
import { open, shoot } from './camera.ts';
import { filled, press, ready, seen } from './steps.ts';

/** The pages that need no room. */
export async function shootOutside(browser: Browser, url: string): Promise<void> {
  const home = await open(browser, url);
  await ready(home);
  await shoot(home, 'home');
  await press(home, 'poison-it');
  await seen(home, 'accuracy-clean');
  await shoot(home, 'home-poisoned');
  await press(home, 'host-more');
  await shoot(home, 'host-form', undefined, home.getByTestId('host-people'));
  await home.context().close();

  const lab = await open(browser, `${url}/lab#s=moons&a=alfa`);
  await seen(lab, 'accuracy-clean');
  await shoot(lab, 'lab');
  await lab.context().close();
  await shootLessons(browser, url);
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
  await page.goto(`${url}/glossary`);
  await page.locator('#epsilon').waitFor();
  await shoot(page, 'glossary');
  await page.context().close();
}
