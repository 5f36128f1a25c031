import type { Browser } from 'playwright-core';
import { open, shoot } from './camera.ts';
import { press, ready, seen } from './steps.ts';

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
}
