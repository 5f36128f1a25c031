import type { Browser } from 'playwright-core';
import { keepSmall, open, SHARED, shoot } from './camera.ts';
import { openRoom } from './room.ts';
import { advance, filled, inPhase, press, seen } from './steps.ts';

/** More than a screen shows at once without a second page. */
const WELLS = 60;

/** The wall of a large hall: one player, and bots on all other teams. */
export async function shootWall(browser: Browser, url: string): Promise<void> {
  const wish = { teams: WELLS, rounds: 1, event: 'Open day' };
  const { code, host, players } = await openRoom(browser, url, wish, ['Rosa']);
  const projector = await open(browser, `${url}/watch/${code}`, 'projector');
  await keepSmall(host, ...players);
  await seen(projector, 'qr');
  await shoot(projector, 'hall-lobby', SHARED);
  await press(host, 'host-start');
  await inPhase(projector, 'briefing');
  await advance(host, 'prepare');
  await seen(projector, 'wall');
  await shoot(projector, 'hall-prepare', SHARED);
  await advance(host, 'filter');
  await press(host, 'host-advance');
  await inPhase(projector, 'train');
  await projector
    .locator('[data-testid="well"]:not([data-accuracy=""])')
    .nth(20)
    .waitFor({ timeout: 120_000 });
  await shoot(projector, 'hall-train', SHARED);
  await inPhase(projector, 'reveal');
  await seen(projector, 'standings');
  await shoot(projector, 'hall-reveal', SHARED);
  for (const page of [host, projector, ...players]) await page.context().close();
}

/** Wells of ten classes, at the reveal. */
export async function shootTenClasses(browser: Browser, url: string): Promise<void> {
  const wish = { teams: 4, rounds: 1, event: 'Open day', scenarios: ['letters-10'] };
  const { code, host, players } = await openRoom(browser, url, wish, ['Rosa']);
  const projector = await open(browser, `${url}/watch/${code}`, 'projector');
  await keepSmall(host, ...players);
  await press(host, 'host-start');
  await inPhase(projector, 'briefing');
  await advance(host, 'prepare');
  await advance(host, 'filter');
  await press(host, 'host-advance');
  await inPhase(projector, 'reveal');
  await seen(projector, 'standings');
  await filled(projector);
  await shoot(projector, 'ten-classes-reveal', SHARED);
  await press(host, 'step-next');
  await projector.locator('[data-testid="step-bar"][data-step="poison"]').waitFor();
  await shoot(projector, 'ten-classes-poison', SHARED);
  for (const page of [host, projector, ...players]) await page.context().close();
}
