import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { AskedBody } from '../../contract/routes.ts';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
import { createRoom } from '../server/support/client.ts';
import { byId, type Device, launchBrowser, type OpenedPage, openPage, press } from './browser.ts';
import { putEmptyDatabase } from './empty-database.ts';

type Room = Awaited<ReturnType<typeof createRoom>>;

/** One server and one Chromium for the tests of a file, and the ways in that they share. */
export interface Site {
  readonly browser: Browser;
  readonly server: ServerProcess;
  /** Where the server keeps its rooms. */
  readonly folder: string;
  /**
   * Ends the server as a power cut would, and starts it again on the same port and folder; resolves when these pages
   * have said that it is gone, and are back.
   */
  cutPower(...pages: readonly Page[]): Promise<void>;
  open(path: string, device?: Device): Promise<OpenedPage>;
  /** Makes a room over HTTP, as the form on the first page does: a duel on moons unless the wish says otherwise. */
  createRoom(wish?: Partial<AskedBody<'POST /api/rooms'>>): Promise<Room>;
  /** The host's page of a room that was made over HTTP. */
  openHost(room: Room, device?: Device): Promise<OpenedPage>;
  /** A page that has joined the room by its address. */
  join(code: string, nickname: string, device?: Device): Promise<OpenedPage>;
}

/** Call once, at the top of a file: starts both before its tests, and ends them after; pages end with their test. */
export function openSite(): Site {
  const folder = temporaryFolder();
  let browser: Browser;
  let server: ServerProcess;
  beforeAll(async () => {
    const started = putEmptyDatabase(folder.path).then(() => startServer(folder.path));
    [browser, server] = await Promise.all([launchBrowser(), started]);
  });
  // A page that is left open goes on drawing what its room does.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await Promise.all([browser?.close(), server?.terminate()]);
    folder.remove();
  });

  async function open(path: string, device?: Device): Promise<OpenedPage> {
    const opened = await openPage(browser, device);
    await opened.page.goto(`${server.url}${path}`);
    return opened;
  }

  return {
    get browser() {
      return browser;
    },
    get server() {
      return server;
    },
    folder: folder.path,
    async cutPower(...pages) {
      const gone = pages.map((page) => page.locator('[data-code="server-gone"]'));
      const { port } = server;
      await server.kill();
      await Promise.all(gone.map((banner) => banner.waitFor()));
      server = await startServer(folder.path, port);
      await Promise.all(gone.map((banner) => banner.waitFor({ state: 'detached', timeout: 60_000 })));
    },
    open,
    createRoom: (wish = {}) => createRoom(server.url, { seed: 2026, ...wish }),
    async openHost({ code, hostToken }, device) {
      const opened = await openPage(browser, device);
      await keepSeat(opened.page, 'host', code, hostToken);
      await opened.page.goto(`${server.url}/host/${code}`);
      return opened;
    },
    async join(code, nickname, device) {
      const opened = await open(`/r/${code}`, device);
      await takeSeat(opened.page, nickname);
      return opened;
    },
  };
}

/** Gives the browser of a page the key of a seat, once: what the page does with it later is its own. */
export async function keepSeat(page: Page, kind: 'host' | 'player', code: string, token: string) {
  await page.addInitScript(
    ([key, value]) => {
      if (sessionStorage.getItem('given') === null) localStorage.setItem(key as string, value as string);
      sessionStorage.setItem('given', 'yes');
    },
    [`poisoned-well.${kind}.${code}`, token],
  );
}

/** Fills in the door of a room. */
export async function takeSeat(page: Page, nickname: string): Promise<void> {
  await byId(page, 'nickname').fill(nickname);
  await press(page, 'join-submit');
  await byId(page, 'team-badge').waitFor();
}
