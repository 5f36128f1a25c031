import { expect, it } from 'vitest';
import { connectClient, createRoom, join, newId, resume } from '../server/support/client.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

it('WELL-7 WHY-7 the page plays bouts on drawn pictures, mails and letters again from their clean data, to the bit', async () => {
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
  expect(complaints).toEqual([]);
});
