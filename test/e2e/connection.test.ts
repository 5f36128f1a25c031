import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer, temporaryFolder } from '../../tools/server-process.ts';
import { looksOf } from '../support/axe.ts';
import { byId, openPage, PHONE } from '../support/browser.ts';
import { putEmptyDatabase } from '../support/empty-database.ts';
import { type Middleman, type ProxyRules, startProxy } from '../support/proxy.ts';
import { keepSeat, openSite, takeSeat } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('connection');
const proxies: Middleman[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

async function proxied(rules: Partial<ProxyRules> = {}): Promise<Middleman> {
  const proxy = await startProxy(site.server.port, rules);
  proxies.push(proxy);
  return proxy;
}

/** Opens the page of a seat whose key this browser has. */
async function openSeat(url: string, kind: 'host' | 'player', code: string, token: string): Promise<Page> {
  const { page } = await openPage(site.browser, PHONE);
  await keepSeat(page, kind, code, token);
  await page.goto(`${url}/${kind === 'host' ? 'host' : 'r'}/${code}`);
  return page;
}

async function join(url: string, code: string, nickname: string): Promise<Page> {
  const { page } = await openPage(site.browser, PHONE);
  await page.goto(`${url}/r/${code}`);
  await takeSeat(page, nickname);
  return page;
}

/** What sleep does: the server hears nothing and lets go, and the device's clock has gone on. */
async function sleep(page: Page, proxy: Middleman, millis: number): Promise<void> {
  proxy.silence();
  await page.evaluate((by) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + by;
  }, millis);
}

describe('a device that has slept', () => {
  it('CLIENT-16 the first tap after it wakes does what it says', async () => {
    const { code } = await site.createRoom();
    const proxy = await proxied();
    const page = await join(proxy.url, code, 'Wanda');
    const before = await byId(page, 'team-badge').textContent();
    await sleep(page, proxy, 30_000);
    await byId(page, 'team-switch').click();
    await expect.poll(() => byId(page, 'team-badge').textContent(), { timeout: 60_000 }).not.toBe(before);
    expect(await page.getByTestId('error-message').count()).toBe(0);
    await page.context().close();
  });

  it('CLIENT-16 and so does the first button of the host, also after the clock was set by an hour', async () => {
    const { code, hostToken } = await site.createRoom();
    const proxy = await proxied();
    const page = await openSeat(proxy.url, 'host', code, hostToken);
    await byId(page, 'host-lock').waitFor();
    await sleep(page, proxy, 3_600_000);
    await byId(page, 'host-lock').click();
    await page.getByText('Unlock the room').waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('error-message').count()).toBe(0);
    await page.context().close();
  });
});

describe('a browser with a key that opens nothing', () => {
  it.each(['A'.repeat(22), 'cut'])('CLIENT-17 %s leads to the door, with a sentence', async (token) => {
    const { code } = await site.createRoom();
    const page = await openSeat(site.server.url, 'player', code, token);
    await page.locator('[data-code="seat-unknown"]').waitFor({ timeout: 60_000 });
    await takeSeat(page, 'Fresh');
    await page.context().close();
  });
});

describe('a network that blocks WebSockets', () => {
  it.each(['refuse', 'swallow'] as const)(
    'CLIENT-18 where they are met with "%s", the page plays by long polling',
    async (upgrades) => {
      const { code } = await site.createRoom();
      const proxy = await proxied({ upgrades });
      const page = await join(proxy.url, code, 'Polly');
      const before = await byId(page, 'team-badge').textContent();
      await byId(page, 'team-switch').click();
      await expect.poll(() => byId(page, 'team-badge').textContent(), { timeout: 60_000 }).not.toBe(before);
      expect(await page.getByTestId('error-message').count()).toBe(0);
      await page.context().close();
    },
  );

  it('CLIENT-18 without any way in, the page says what is blocked and by what sign, and goes on trying', async () => {
    const { code } = await site.createRoom();
    const proxy = await proxied({ upgrades: 'refuse', polling: 'refuse' });
    const { page } = await openPage(site.browser, PHONE);
    await page.goto(`${proxy.url}/watch/${code}`);
    const said = page.locator('[data-code="road"]');
    await said.waitFor({ timeout: 30_000 }); // after 8 seconds, and what a busy machine takes to load a page
    await expect.poll(() => said.textContent()).toMatch(/answers plain requests, but .*(refused|cut off)/);
    await axeFindsNothing(page, 'watch: no way to the server');
    proxy.rules.upgrades = 'pass';
    await byId(page, 'phase').waitFor({ timeout: 60_000 });
    await expect.poll(() => said.count()).toBe(0);
    await page.context().close();
  });
});

describe('a server below a path', () => {
  it('CLIENT-25 pages, links, data and sockets all stay below it', async () => {
    const below = temporaryFolder();
    await putEmptyDatabase(below.path);
    const inner = await startServer(below.path, 0, { BASE_PATH: '/play/well' });
    try {
      const { page, complaints } = await openPage(site.browser);
      const strays: string[] = [];
      page.on('request', (request) => {
        const { pathname, protocol } = new URL(request.url());
        if (protocol === 'http:' && !pathname.startsWith('/play/well/')) strays.push(pathname);
      });
      page.on('websocket', (socket) => {
        if (!new URL(socket.url()).pathname.startsWith('/play/well/')) strays.push(socket.url());
      });
      await page.goto(`${inner.url}/play/well/`);
      // By then the page has fetched its picture, its worker and its data.
      await page.locator('[data-testid="poison-it"]:enabled').waitFor({ timeout: 60_000 });
      await byId(page, 'host-create').click();
      await byId(page, 'room-code').waitFor({ timeout: 30_000 });
      expect(new URL(page.url()).pathname).toMatch(/^\/play\/well\/host\/[A-Z]{6}$/);
      expect(await byId(page, 'qr').getAttribute('data-url')).toMatch(/\/play\/well\/r\/[A-Z]{6}$/);
      await page.getByRole('link', { name: 'Poisoned Well, first page' }).click();
      await page.getByRole('link', { name: 'Lab' }).click();
      await byId(page, 'accuracy-clean').waitFor({ timeout: 60_000 });
      expect(new URL(page.url()).pathname).toBe('/play/well/lab');
      await page.reload();
      await byId(page, 'accuracy-clean').waitFor({ timeout: 60_000 });
      expect(strays).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    } finally {
      await inner.terminate();
      below.remove();
    }
  });
});

describe('two pages with one host’s seat', () => {
  it('CLIENT-46 the one that has it is asked, says where the other is, and keeps it or hands it over', async () => {
    const { code, hostToken } = await site.createRoom();
    const open = () => openSeat(site.server.url, 'host', code, hostToken);
    const first = await open();
    await byId(first, 'host-lock').waitFor();
    const second = await open();
    await second.locator('[data-code="seat-asked"]').waitFor({ timeout: 60_000 });
    await first.getByTestId('seat-wanted').getByText('127.0.0.1').waitFor();
    await axeFindsNothing(second, 'host: waits for the seat');
    await axeFindsNothing(first, 'host: another page wants the seat');
    await byId(first, 'seat-hand-over').click();
    await byId(second, 'host-lock').waitFor({ timeout: 60_000 });
    await first.locator('[data-code="seat-taken-over"]').waitFor();

    await first.getByRole('button', { name: 'Play here' }).click();
    await byId(second, 'seat-keep').click({ timeout: 60_000 });
    await first.locator('[data-code="seat-kept"]').waitFor({ timeout: 60_000 });
    await axeFindsNothing(first, 'host: the other page keeps the seat');
    await expect.poll(() => second.getByTestId('seat-wanted').count()).toBe(0);
    expect(await byId(second, 'host-lock').count()).toBe(1);
    await Promise.all([first, second].map((page) => page.context().close()));
  });
});

everyStateWasLookedAt();
