import type { Page } from 'playwright-core';
import { byId, type Device, LAPTOP, PHONE, press, tap } from './browser.ts';
import { pressByKey, tabTo } from './keyboard.ts';

/** How somebody works a page. */
export interface Way {
  readonly device: Device;
  /** Presses what is called so. */
  press(page: Page, id: string): Promise<void>;
  /** Takes a slider to its start. */
  toStart(page: Page, id: string): Promise<void>;
}

const AT_THE_LEFT = { position: { x: 3, y: 8 } };

export const WAYS = {
  mouse: {
    device: LAPTOP,
    press,
    toStart: (page, id) => byId(page, id).click(AT_THE_LEFT),
  },
  keyboard: {
    device: LAPTOP,
    press: pressByKey,
    async toStart(page, id) {
      await tabTo(page, id);
      await page.keyboard.press('Home');
    },
  },
  finger: {
    device: PHONE,
    press: tap,
    toStart: (page, id) => byId(page, id).tap(AT_THE_LEFT),
  },
} as const satisfies Record<string, Way>;

export const WAY_NAMES = Object.keys(WAYS) as (keyof typeof WAYS)[];

/** The page that `act` opens in a window of its own. */
export async function openedBy(page: Page, act: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), act()]);
  return opened;
}
