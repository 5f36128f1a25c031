import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { byId, phaseIs, textOf } from '../support/browser.ts';
import { focused, pressByKey, tabTo, write } from '../support/keyboard.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
/** What a screen reader says of the picture. */
const pictureSays = (page: Page) => page.locator('.arena .canvas').first().getAttribute('aria-label');

/** Goes along radio buttons that lie side by side, by the arrows, to the one of that name. */
async function turnTo(page: Page, id: string, name: string): Promise<void> {
  await tabTo(page, id);
  const chosen = page.getByTestId(id).first().getByRole('radio', { name, exact: true });
  for (let step = 0; step < 8 && !(await chosen.isChecked()); step++) await page.keyboard.press('ArrowRight');
  expect(await chosen.isChecked()).toBe(true);
}

it('CLIENT-71 a round is played by the keyboard alone, with its focus always seen, and the picture is told in words', async () => {
  // From the first page into a room: past the header, the code, the nickname.
  const room = await site.createRoom({ pace: 'none', rounds: 1 });
  const { page: rosa, complaints } = await site.open('/');
  await rosa.locator('body[data-ready="1"]').waitFor();
  await expect.poll(() => pictureSays(rosa)).toMatch(/accuracy \d/);
  await pressByKey(rosa, 'skip');
  expect(await rosa.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await write(rosa, 'join-code', room.code);
  await rosa.keyboard.press('Enter');
  await byId(rosa, 'nickname').waitFor();
  await write(rosa, 'nickname', 'Rosa');
  await rosa.keyboard.press('Enter');
  await byId(rosa, 'team-badge').waitFor();
  const blaise = (await site.join(room.code, 'Blaise')).page;

  // The host: a window takes the keyboard, keeps it, and gives it back to what opened it.
  const host = (await site.openHost(room)).page;
  await byId(host, 'host-message').waitFor();
  await pressByKey(host, 'host-message');
  await byId(host, 'message-window').waitFor();
  await write(host, 'message-all', 'Good morning');
  for (let stop = 0; stop < 4; stop++) {
    await host.keyboard.press('Tab');
    expect(await host.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toMatch(
      /DIALOG|BODY/,
    );
  }
  await host.keyboard.press('Escape');
  await byId(host, 'message-window').waitFor({ state: 'detached' });
  await expect.poll(() => focused(host)).toBe('host-message');
  await pressByKey(host, 'host-start');
  await phaseIs(host, 'briefing');
  await pressByKey(host, 'host-advance');

  // The attacker: a recipe, then points by hand.
  await phaseIs(rosa, 'prepare');
  await byId(rosa, 'attack-commit').waitFor();
  // Before anything has been tried the figure is the clean model's, and nothing is said of harm.
  await byId(rosa, 'trial-measured').waitFor({ timeout: 60_000 });
  expect(await byId(rosa, 'trial-measured').textContent()).not.toMatch(/no harm/);
  await pressByKey(rosa, 'attack-far-flip');
  await expect.poll(() => byId(rosa, 'attack-far-flip').getAttribute('aria-pressed')).toBe('true');
  await turnTo(rosa, 'attack-way', 'By hand');
  await byId(rosa, 'hand-layer').waitFor();
  await write(rosa, 'hand-x', '1.5');
  await write(rosa, 'hand-y', '-2');
  await rosa.keyboard.press('Enter');
  await expect.poll(() => rosa.getByTestId('hand-rows').locator('li').count()).toBe(1);
  await pressByKey(rosa, 'hand-take-back');
  await expect.poll(() => rosa.getByTestId('hand-rows').locator('li').count()).toBe(0);
  await pressByKey(rosa, 'hand-place');
  await expect.poll(() => rosa.getByTestId('hand-rows').locator('li').count()).toBe(1);
  await rosa.locator('[data-testid="attack-commit"]:enabled').waitFor(); // the rows have been handed over
  await pressByKey(rosa, 'attack-commit');

  // The defender: a filter, and samples through their list.
  await phaseIs(blaise, 'filter');
  await byId(blaise, 'filter-commit').waitFor();
  await pressByKey(blaise, 'filter-sphere');
  await expect.poll(() => byId(blaise, 'filter-sphere').getAttribute('aria-pressed')).toBe('true');
  await turnTo(blaise, 'look', 'Samples');
  await byId(blaise, 'samples-look').locator('[data-sample]').first().waitFor();
  for (let stop = 0; stop < 20; stop++) {
    if (await blaise.evaluate(() => document.activeElement?.hasAttribute('data-sample'))) break;
    await blaise.keyboard.press('Tab');
  }
  await blaise.keyboard.press('ArrowRight');
  await blaise.keyboard.press('d');
  const second = blaise.getByTestId('samples-look').locator('[data-sample]').nth(1);
  await expect.poll(() => second.getAttribute('data-mark')).toBe('drop');
  expect(await second.getAttribute('aria-label')).toMatch(/sample|labelled/i);
  await pressByKey(blaise, 'filter-commit');

  // The reveal, step by step.
  await phaseIs(host, 'train');
  await pressByKey(host, 'host-advance');
  await phaseIs(host, 'reveal');
  await byId(host, 'step-next').waitFor();
  await pressByKey(host, 'step-next');
  await rosa.locator('[data-testid="step-bar"][data-step="poison"]').waitFor();
  await expect.poll(() => pictureSays(rosa)).toMatch(/\d/);
  // Samples one by one, the poison first, told as the callout tells them.
  await tabTo(rosa, 'arena-canvas');
  const firstSample = async () => {
    await rosa.keyboard.press('Home'); // another picture forgets what was pointed at
    return textOf(rosa, 'sample-by-keys');
  };
  await expect.poll(firstSample).toMatch(/^Sample 1 of .*Poison, (missed|caught)/);
  await rosa.locator('.callout').waitFor();
  await rosa.keyboard.press('End');
  await expect.poll(() => textOf(rosa, 'sample-by-keys')).toMatch(/Clean, (kept|lost)/);
  await rosa.keyboard.press('Escape');
  await expect.poll(() => textOf(rosa, 'sample-by-keys')).toBe('');
  await rosa.locator('.callout').waitFor({ state: 'detached' });
  await pressByKey(rosa, 'step-model');
  await rosa.locator('[data-testid="step-bar"][data-step="model"]').waitFor();
  await expect.poll(() => textOf(rosa, 'headline')).not.toBe('');
  expect(complaints).toEqual([]);
});
