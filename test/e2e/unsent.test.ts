import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ShownBout } from '../../engine/match/views.ts';
import { isRowsPlan } from '../../engine/round/plans.ts';
import { byId, endTraining, phaseIs, pick, press } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

const rowsShown = (page: Page) => page.getByTestId('hand-rows').locator('li > span').allTextContents();

async function place(page: Page, x: string, y: string): Promise<void> {
  await byId(page, 'hand-x').fill(x);
  await byId(page, 'hand-y').fill(y);
  await byId(page, 'hand-place').press('Enter');
}

it('CLIENT-43, CLIENT-44 no change is lost by a reload, a page that is left or the end of a phase, or the page says so', async () => {
  const room = await site.createRoom({ scenarios: ['moons'], pace: 3, rounds: 2 });
  const { code } = room;
  const { page, complaints } = await site.join(code, 'Rosa');
  const { page: host } = await site.openHost(room);
  const advance = () => press(host, 'host-advance');
  const shown = async (bout: string): Promise<ShownBout> =>
    (await fetch(`${site.server.url}/api/rooms/${code}/bouts/${bout}/result`)).json();
  await press(host, 'host-start');
  await phaseIs(host, 'briefing');
  await advance();
  await phaseIs(page, 'prepare');

  // A recipe is chosen, and the page is loaded anew before the team has it.
  await pick(page, 'attack-flip-insert');
  await pick(page, 'attack-corner');
  await page.reload();
  await page.locator('[data-testid="attack-corner"][aria-pressed="true"]').waitFor();

  // So are points that were placed a moment ago.
  // Rows that are on their way stay there, however slow this machine is.
  const hold = () => page.route('**/poison', () => {});
  const release = () => page.unroute('**/poison');
  await page.getByTestId('attack-way').getByText('By hand').click();
  await hold();
  await place(page, '1.5', '-2');
  await expect.poll(() => rowsShown(page)).toHaveLength(1);
  await page.reload();
  await expect.poll(() => rowsShown(page), { timeout: 20_000 }).toHaveLength(1);
  await release();
  await place(page, '1.25', '-1.75');
  await expect.poll(() => rowsShown(page)).toHaveLength(2);
  const listed = await rowsShown(page);
  await page.reload();
  await expect.poll(() => rowsShown(page), { timeout: 20_000 }).toEqual(listed);

  // Whoever leaves the page, and whose browser keeps nothing, has handed over what stood there.
  await page.locator('[data-testid="team-draft"][data-sharing="shared"]').waitFor();
  await hold();
  await place(page, '1', '1');
  await expect.poll(() => rowsShown(page)).toHaveLength(3);
  await page.goto(`${site.server.url}/lessons`);
  expect(
    await page.evaluate((key) => localStorage.getItem(key), `poisoned-well.unsent.${code}`),
  ).toBeTruthy();
  await page.evaluate((key) => localStorage.removeItem(key), `poisoned-well.unsent.${code}`);
  await release();
  await page.goto(`${site.server.url}/r/${code}`);
  await expect.poll(() => rowsShown(page), { timeout: 20_000 }).toHaveLength(3);

  // At the end of the phase the change is played, or the page says that it was too late.
  await page.locator('[data-testid="team-draft"][data-sharing="shared"]').waitFor();
  await place(page, '0.5', '1.5');
  await advance();
  await endTraining(host); // a bot defends
  await phaseIs(page, 'reveal');
  const { plan } = (await shown('r1b1')).attack;
  if (!isRowsPlan(plan)) throw new Error('no rows were played');
  expect([3, 4]).toContain(plan.rows.inserted);
  await expect.poll(() => page.getByTestId('late').count()).toBe(plan.rows.inserted === 3 ? 1 : 0);

  // In round two she defends.
  await advance();
  await phaseIs(host, 'briefing');
  await advance();
  await phaseIs(page, 'filter');
  await pick(page, 'filter-loss');
  await page.reload();
  await page.locator('[data-testid="filter-loss"][aria-pressed="true"]').waitFor();
  expect(complaints).toEqual([]);
});
