import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
import { connectClient, createRoom, join, newId, resume } from '../server/support/client.ts';
import { launchBrowser, openPage } from '../support/browser.ts';

let browser: Browser;
let server: ServerProcess;
const folder = temporaryFolder();

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer(folder.path);
});
afterAll(async () => {
  await browser?.close();
  await server?.terminate();
  folder.remove();
});

it('WELL-7 the page plays bouts on drawn pictures, mails and letters again from their clean data, to the bit', async () => {
  const scenarios = ['digits-4v9', 'spam', 'letters'];
  const { code, hostToken } = await createRoom(server.url, { scenarios, pace: 0.02 });
  const [host, player] = [await connectClient(server.url), await connectClient(server.url)];
  await resume(host, code, hostToken);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  await host.until(({ phase }) => phase === 'over', 240_000);
  for (const client of [host, player]) client.close();

  const { page, complaints } = await openPage(browser);
  await page.goto(`${server.url}/replay/${code}`);
  const verdict = page.locator('[data-testid="replay-verdict"][data-same]');
  await verdict.waitFor({ timeout: 240_000 });
  expect(await verdict.getAttribute('data-same')).toBe('true');
  expect(complaints).toEqual([]);
});
