import type { Browser, Page } from 'playwright-core';
import { keepSmall, OWN, open, SHARED, shoot } from './camera.ts';
import { openRoom } from './room.ts';
import { advance, choose, inPhase, pick, press, seen } from './steps.ts';

/** Two who split their points, and one who only watches and guesses. */
export async function shootSplit(browser: Browser, url: string): Promise<void> {
  const wish = { format: 'duel' as const, rounds: 2 };
  const { code, host, players } = await openRoom(browser, url, wish, ['Rosa', 'Blaise', 'Emmy']);
  const [rosa, blaise, emmy] = players as [Page, Page, Page];
  const watcher = await open(browser, `${url}/watch/${code}`, 'phone');
  await press(host, 'host-start');
  await inPhase(rosa, 'briefing');
  await advance(host, 'prepare');
  await inPhase(rosa, 'prepare');

  await press(watcher, 'guess-open');
  await seen(watcher, 'guess-window');
  await shoot(watcher, 'guess', ['phone']);
  await press(watcher, 'guess-send');
  await seen(watcher, 'crowd');
  await shoot(watcher, 'crowd', ['phone', 'projector']);
  await keepSmall(watcher);

  await rosa.setViewportSize({ width: 1440, height: 900 });
  await press(rosa, 'split-on');
  await pick(rosa, 'attack-flip-insert');
  await choose(emmy, 'attack-way', 'By hand');
  await emmy.getByTestId('hand-x').first().fill('1.5');
  await emmy.getByTestId('hand-y').first().fill('-2');
  await press(emmy, 'hand-place');
  await rosa.locator('[data-testid^="share-p"] b').nth(1).waitFor();
  await rosa.getByText('by hand').first().waitFor();
  await rosa.evaluate('scrollTo(0, 0)');
  await shoot(rosa, 'attack-split', ['desktop']);
  await shoot(rosa, 'attack-split', ['phone'], rosa.getByTestId('split'));
  await rosa.setViewportSize({ width: 1440, height: 900 });
  await press(rosa, 'attack-commit');
  await inPhase(blaise, 'filter');
  await advance(host, 'train');
  await inPhase(watcher, 'train');
  await watcher.locator('[data-testid="accuracy-now"]').first().waitFor();
  await press(host, 'host-advance');
  await inPhase(rosa, 'reveal');
  await host.getByTestId('step-next').first().waitFor();
  while ((await rosa.getByTestId('harm').count()) === 0) {
    await press(host, 'step-next');
    await rosa.waitForTimeout(1_500);
  }
  await seen(rosa, 'harm');
  await shoot(rosa, 'reveal-split', OWN, rosa.getByTestId('harm'));
  await shoot(watcher, 'reveal-split', SHARED);
  for (const page of [host, watcher, ...players]) await page.context().close();
}
