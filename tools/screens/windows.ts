import type { Browser, Page } from 'playwright-core';
import { open, shoot } from './camera.ts';
import { openRoom } from './room.ts';
import { press, seen } from './steps.ts';

/** What a host opens above the page, and what stands before whoever has to wait at the door. */
export async function shootWindows(browser: Browser, url: string): Promise<void> {
  const { code, host, players } = await openRoom(browser, url, { teams: 2 }, ['Rosa', 'Blaise']);
  await host.getByRole('button', { name: 'Options for Rosa' }).click();
  await seen(host, 'person');
  await shoot(host, 'host-person');
  await press(host, 'window-close');
  await press(host, 'host-door');
  await press(host, 'door-nod');
  const guest = await open(browser, `${url}/r/${code}`, 'phone');
  await guest.getByTestId('nickname').fill('Ada');
  await press(guest, 'join-submit');
  await seen(guest, 'error-message');
  await shoot(guest, 'door-waits', ['phone']);
  await seen(host, 'knock');
  await shoot(host, 'host-door');
  await press(host, 'window-close');
  for (const [button, window, name] of [
    ['host-cohost', 'cohost', 'host-cohost'],
    ['host-message', 'message-window', 'host-message'],
    ['host-export', 'export-window', 'host-export'],
  ] as const) {
    await press(host, button);
    await seen(host, window);
    if (button === 'host-cohost') await press(host, 'cohost-make');
    await shoot(host, name, ['desktop']);
    await press(host, 'window-close');
  }
  for (const page of [host, guest, ...players] as Page[]) await page.context().close();
}
