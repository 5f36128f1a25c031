import type { Browser, Page } from 'playwright-core';
import { OWN, shoot } from './camera.ts';
import { openRoom } from './room.ts';
import { advance, choose, draw, inPhase, press, seen } from './steps.ts';

/** An attacker's desk in a room of one scenario, by hand. */
async function desk(browser: Browser, url: string, scenario: 'digits-4v9' | 'spam') {
  const wish = { format: 'duel' as const, scenarios: [scenario] };
  const { host, players } = await openRoom(browser, url, wish, ['Rosa']);
  const [page] = players as [Page];
  await press(host, 'host-start');
  await inPhase(page, 'briefing');
  await advance(host, 'prepare');
  await inPhase(page, 'prepare');
  await page.setViewportSize({ width: 1440, height: 900 });
  await choose(page, 'attack-way', 'By hand');
  return { page, close: () => Promise.all([host, page].map((each) => each.context().close())) };
}

/** Poison that is drawn or written. */
export async function shootByHand(browser: Browser, url: string): Promise<void> {
  const digits = await desk(browser, url, 'digits-4v9');
  await seen(digits.page, 'picture-canvas');
  await draw(digits.page, 'picture-canvas', [0.3, 0.2], [0.3, 0.5], [0.7, 0.5]);
  await draw(digits.page, 'picture-canvas', [0.65, 0.2], [0.6, 0.8]);
  await digits.page.getByTestId('verdict').getByText('takes it for').waitFor();
  await choose(digits.page, 'hand-label', '9');
  await press(digits.page, 'drawing-add');
  await shoot(digits.page, 'attack-drawing', OWN, digits.page.getByTestId('attack-way'));
  await digits.close();

  const mails = await desk(browser, url, 'spam');
  await mails.page.getByTestId('own-mail').first().fill('Dear friend, click here for free money');
  await mails.page.getByTestId('verdict').getByText('takes it for').waitFor();
  await press(mails.page, 'mail-add');
  await mails.page.getByTestId('hand-rows').locator('li').first().waitFor();
  await mails.page.getByTestId('own-mail').first().fill('Minutes of the meeting on monday');
  await mails.page.getByTestId('verdict').getByText('takes it for').waitFor();
  await shoot(mails.page, 'attack-mail', OWN, mails.page.getByTestId('attack-way'));
  await mails.close();
}
