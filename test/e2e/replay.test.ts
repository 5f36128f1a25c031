import { expect, it } from 'vitest';
import { connectClient, createRoom, join, newId, resume } from '../server/support/client.ts';
import { looksOf } from '../support/axe.ts';
import { PHONE } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('replay');

it('WELL-7 WHY-7 CLIENT-66 CLIENT-69 the page plays bouts on drawn pictures, mails and letters again from their clean data, to the bit', async () => {
  const scenarios = ['digits-4v9', 'spam', 'letters'];
  const { code, hostToken } = await createRoom(site.server.url, { scenarios, pace: 0.02 });
  const [host, player] = [await connectClient(site.server.url), await connectClient(site.server.url)];
  await resume(host, code, hostToken);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  await host.until(({ phase }) => phase === 'over', 240_000);
  for (const client of [host, player]) client.close();

  const { page, complaints } = await site.open(`/replay/${code}`);
  const verdict = page.locator('[data-testid="replay-verdict"][data-same]');
  await verdict.waitFor({ timeout: 240_000 });
  expect(await verdict.getAttribute('data-same')).toBe('true');
  // WHY-7
  await page.getByTestId('step-why').click();
  await page.getByTestId('why-find').click();
  await expect.poll(() => page.getByTestId('why-worst').textContent()).toMatch(/\d/);
  await expect.poll(() => page.locator('[data-testid="worst-rings"] circle').count()).toBeGreaterThan(0);
  await axeFindsNothing(page, 'replay: why, from drawn data');

  // CLIENT-69: by the keyboard to the arrival of the delivery, and from there on a phone by the address.
  const scene = page.getByTestId('film-scene');
  await page.getByRole('slider', { name: 'Moment' }).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => scene.getAttribute('data-scene')).toBe('arrival');
  const arrived = await scene.textContent();
  expect(arrived).toMatch(/^The delivery arrives: [\d,]+ samples, \d+ of them poison/);
  const phone = await site.open(page.url().slice(site.server.url.length), PHONE);
  await phone.page.locator('[data-testid="film-scene"][data-scene="arrival"]').waitFor({ timeout: 240_000 });
  expect(await phone.page.getByTestId('film-scene').textContent()).toBe(arrived);
  expect(new URL(phone.page.url()).searchParams.get('step')).toBe('why');
  await page.getByRole('button', { name: 'Play the round' }).click();
  await expect.poll(() => scene.getAttribute('data-scene')).toMatch(/^step-/);

  // CLIENT-66: what there is to talk about, with a way back to the moment.
  await phone.page.goto(`${site.server.url}/debrief/${code}`);
  await phone.page.getByTestId('best-play').first().waitFor();
  const way = phone.page.getByTestId('moment').first().getByRole('link');
  expect(await way.getAttribute('href')).toContain(`replay/${code}?bout=r`);
  expect([...complaints, ...phone.complaints]).toEqual([]);

  // Away from its server there are no clean data: nothing is said to be computing.
  const text = await (await fetch(`${site.server.url}/api/rooms/${code}/replay`)).text();
  const away = { ...JSON.parse(text), code: 'ZZZZZZ' };
  const stranger = await site.open('/replay');
  await stranger.page.locator('input[type="file"]').setInputFiles({
    name: 'replay.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(away)),
  });
  await stranger.page.locator('[data-code="no-data-here"]').waitFor({ timeout: 60_000 });
  await stranger.page.getByText('Not every round was played again.').waitFor();
  expect(await stranger.page.getByText('computing…').count()).toBe(0);
});

everyStateWasLookedAt();
