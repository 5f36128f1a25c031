import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { createApi } from '../../contract/api.ts';
import type { AskedBody } from '../../contract/routes.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { open } from './camera.ts';
import { press, seen } from './steps.ts';

/** A room, its host's page and the pages of those who have joined it, by nickname. */
export interface ShownRoom {
  readonly code: string;
  readonly host: Page;
  readonly players: readonly Page[];
}

/** Opens a room without a clock, with a page for each nickname. */
export async function openRoom(
  browser: Browser,
  url: string,
  wish: Partial<AskedBody<'POST /api/rooms'>>,
  nicknames: readonly string[],
): Promise<ShownRoom> {
  const body = { format: 'wells' as const, pace: 'none' as const, scenarios: ['moons'], ...wish };
  const hostToken = randomBytes(16).toString('base64url');
  const { key } = seatKeyOf(hostToken);
  const { code } = await createApi(`${url}/`, fetch)('POST /api/rooms', { body: { ...body, key } });
  const host = await open(browser, url);
  await host.evaluate(`localStorage.setItem('poisoned-well.host.${code}', '${hostToken}')`);
  await host.goto(`${url}/host/${code}`);
  await seen(host, 'room-code');
  const players: Page[] = [];
  for (const nickname of nicknames) players.push(await enter(browser, url, code, nickname));
  return { code, host, players };
}

async function enter(browser: Browser, url: string, code: string, nickname: string): Promise<Page> {
  const page = await open(browser, `${url}/r/${code}`, 'phone');
  await page.getByTestId('nickname').fill(nickname);
  await press(page, 'join-submit');
  await seen(page, 'team-badge');
  return page;
}
