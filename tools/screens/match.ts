import type { Browser, Page } from 'playwright-core';
import { keepSmall, OWN, open, SHARED, shoot, shootGerman } from './camera.ts';
import { openRoom } from './room.ts';
import { advance, choose, draw, filled, inPhase, pick, press, seen } from './steps.ts';

const look = (page: Page, name: string) =>
  page.getByTestId('look').first().getByRole('radio', { name, exact: true }).check({ force: true });

/** A match of three teams of two in wells, from the lobby to the replay. */
export async function shootMatch(browser: Browser, url: string): Promise<void> {
  const names = ['Rosa', 'Blaise', 'Ada', 'Emmy', 'Grace', 'Maryam'];
  const wish = { teams: 3, rounds: 1, event: 'Open day' };
  const { code, host, players } = await openRoom(browser, url, wish, names);
  const [rosa, blaise, ada, emmy] = players as [Page, Page, Page, Page];
  const projector = await open(browser, `${url}/watch/${code}`, 'projector');
  const door = await open(browser, `${url}/r/${code}`);
  await seen(door, 'nickname');
  await shoot(door, 'join');
  await door.context().close();
  await shoot(host, 'host-lobby');
  await shoot(rosa, 'player-lobby');
  await seen(projector, 'qr');
  await shoot(projector, 'projector-lobby', SHARED);

  await press(host, 'host-start');
  await inPhase(rosa, 'briefing');
  await filled(rosa);
  await shoot(rosa, 'briefing');

  await advance(host, 'prepare');
  await inPhase(emmy, 'prepare');
  await pick(emmy, 'attack-alfa');
  await rosa.getByTestId('draft-news').first().getByText('Emmy').waitFor();
  await press(rosa, 'attack-preview');
  await seen(rosa, 'attack-preview'); // it cancels while it computes
  await shoot(rosa, 'attack-cards');
  await shootGerman(rosa, 'attack-cards');
  await shoot(rosa, 'attack-shared', ['phone'], rosa.getByTestId('team-draft'));
  await keepSmall(rosa);
  await shootByHand(blaise);
  await press(emmy, 'attack-ready');
  await press(rosa, 'attack-commit');
  await seen(projector, 'wall');
  await shoot(projector, 'projector-prepare', SHARED);
  await shoot(host, 'host-prepare');

  await advance(host, 'filter');
  await inPhase(ada, 'filter');
  await shootInvestigation(ada);
  await keepSmall(ada, host);
  await press(host, 'host-advance');

  await shootReveal(host, projector, rosa);

  await advance(host, 'over');
  await seen(rosa, 'result');
  await shoot(rosa, 'result');
  await inPhase(projector, 'over');
  await shoot(projector, 'projector-result', SHARED);
  await press(rosa, 'replay-link');
  await rosa.locator('[data-testid="replay-verdict"][data-same]').waitFor({ timeout: 120_000 });
  await shoot(rosa, 'replay');
  await rosa.goto(`${url}/debrief/${code}`);
  await seen(rosa, 'debrief-people');
  await shoot(rosa, 'debrief');
  await shootGerman(rosa, 'debrief');
  for (const page of [host, projector, ...players]) await page.context().close();
}

/** The steps of a reveal, on the projector, on a player's screen and, once, the host's. */
async function shootReveal(host: Page, projector: Page, player: Page): Promise<void> {
  await inPhase(projector, 'reveal');
  await seen(projector, 'standings');
  await filled(projector);
  await shoot(projector, 'projector-reveal', SHARED);
  await seen(player, 'headline');
  await filled(player);
  await shoot(player, 'player-reveal');
  await shootGerman(player, 'player-reveal');
  await shoot(host, 'host-reveal');
  for (const step of ['poison', 'why', 'sides', 'better', 'lesson']) {
    await press(host, 'step-next');
    for (const page of [projector, player]) {
      await page.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();
      await page.locator('[role="progressbar"]').first().waitFor({ state: 'detached', timeout: 120_000 });
    }
    await shoot(projector, `projector-reveal-${step}`, SHARED);
    await shoot(player, `player-reveal-${step}`);
  }
}

async function shootByHand(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await choose(page, 'attack-way', 'By hand');
  await seen(page, 'hand-layer');
  await choose(page, 'hand-tool', 'Stroke');
  await draw(page, 'hand-layer', [0.2, 0.25], [0.3, 0.35], [0.34, 0.5]);
  await choose(page, 'hand-tool', 'Lasso');
  await draw(page, 'hand-layer', [0.45, 0.25], [0.52, 0.25], [0.52, 0.45], [0.45, 0.45]);
  await seen(page, 'accuracy-now');
  await page.waitForTimeout(2_000); // the preview of the last step
  await shoot(page, 'attack-hand');
}

/** What a defender looks at, one look after the other. */
async function shootInvestigation(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await filled(page);
  await pick(page, 'filter-knn-distance');
  await seen(page, 'filter-preview');
  await shoot(page, 'defend-cards');
  await shootGerman(page, 'defend-cards');
  await look(page, 'Samples');
  await page.getByTestId('samples-look').locator('[data-sample]').first().click();
  await shoot(page, 'look-samples', OWN, page.getByTestId('look'));
  await look(page, 'Filters');
  await page.getByTestId('probe-filter').selectOption('sphere');
  await seen(page, 'cut-out-0');
  await shoot(page, 'look-filters', OWN, page.getByTestId('look'));
  await look(page, 'Map');
  await page.getByTestId('mark-tool').getByRole('radio', { name: 'Throw out' }).check({ force: true });
  await draw(page, 'hand-layer', [0.42, 0.4], [0.47, 0.4], [0.47, 0.48], [0.42, 0.48]);
  await shoot(page, 'look-map', OWN, page.getByTestId('look'));
  for (const [name, id, file] of [
    ['Accounts', 'accounts', 'look-accounts'],
    ['Spectrum', 'spectrum-look', 'look-spectrum'],
    ['Trusted', 'golden-accuracy', 'look-trusted'],
  ] as const) {
    await look(page, name);
    await seen(page, id);
    await shoot(page, file, OWN, page.getByTestId('look'));
  }
}
