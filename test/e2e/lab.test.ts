import { expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

it('CLIENT-E2E-3 the Lab says how far a long attack has come, stops it, and goes on with another', async () => {
  const { page, complaints } = await site.open('/lab#s=digits-4v9&a=gradient-ascent&e=0.03&a.steps=100');
  await page.locator('[role="progressbar"][aria-valuenow]').waitFor({ timeout: 60_000 });
  await page.getByTestId('lab-run-cancel').click();
  await page.getByTestId('lab-run').waitFor();
  expect(await page.getByTestId('story').textContent()).toBe('');

  await page.getByTestId('attack-far-flip').click();
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 60_000 });
  expect(await page.getByTestId('story').textContent()).toContain('Flip the surest');
  expect(complaints).toEqual([]);
});

it('CLIENT-E2E-4 the Lab forges through an extractor, with the code for it fetched when it is needed', async () => {
  const { page, complaints } = await openPage(site.browser);
  const fetched: string[] = [];
  page.on('response', (reply) => fetched.push(reply.url()));
  await page.goto(`${site.server.url}/lab#s=features&a=target-flip&e=0.01`);
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 120_000 });
  const deep = () => fetched.filter((url) => url.includes('feature-distance'));
  expect(deep()).toEqual([]);

  await page.getByTestId('attack-feature-collision').click();
  await expect
    .poll(() => page.getByTestId('story').textContent(), { timeout: 120_000 })
    .toContain('Feature collision');
  expect(deep().length).toBe(1);
  expect(complaints).toEqual([]);
});
