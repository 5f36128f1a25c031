import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium, PLAIN_PAGES } from '../../tools/chromium.ts';

/** A headless Chromium; `npm test` has made sure that there is one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('no Chromium: run the tests by "npm test", which installs one or says how');
  return chromium.launch({ executablePath, headless: true, args: [...CHROMIUM_ARGS, PLAIN_PAGES] });
}

/** What a page is looked at with; a laptop that speaks English by default. */
export interface Device {
  /** In CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Fingers instead of a mouse. */
  readonly hasTouch?: boolean;
}

export const LAPTOP: Device = { viewport: { width: 1440, height: 900 } };
export const PHONE: Device = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const PROJECTOR: Device = { viewport: { width: 1920, height: 1080 } };

/** A page of its own context, with everything it complains about collected. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
  /** Hosts that it has asked for anything. */
  readonly hosts: Set<string>;
}

export async function openPage(browser: Browser, device: Device = LAPTOP): Promise<OpenedPage> {
  const context = await browser.newContext({
    ...LAPTOP,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...device,
  });
  context.setDefaultTimeout(60_000); // a busy machine is slow, and what fails may take its time
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol === 'http:' || protocol === 'https:') hosts.add(host);
  });
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  return { page, complaints, hosts };
}

/** The first element that tests call by this name. */
export const byId = (page: Page, id: string) => page.getByTestId(id).first();

export const press = (page: Page, id: string) => byId(page, id).click();

/** Presses the card of a recipe, which may be behind "more"; with a finger where that is asked for. */
export async function pick(page: Page, id: string, how: 'click' | 'tap' = 'click'): Promise<void> {
  const card = byId(page, id);
  await card.waitFor({ state: 'attached' });
  if (!(await card.isVisible()))
    await page.locator('details.more', { has: card }).locator('> summary')[how]();
  await card[how]();
}

/** Presses it with a finger. */
export const tap = (page: Page, id: string) => byId(page, id).tap();

/** Presses with a finger what one tap alone must not do. */
export async function tapTwice(page: Page, id: string): Promise<void> {
  await tap(page, id);
  await byId(page, id).getByText('again').waitFor();
  await tap(page, id);
}

export const textOf = async (page: Page, id: string) => (await byId(page, id).textContent()) ?? '';

/** Resolves when the page shows the phase. */
export const phaseIs = (page: Page, phase: string, timeout = 90_000) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout });

/** Ends the training that is shown to a room, as its host does who is in a hurry; it may be over before. */
export async function endTraining(host: Page): Promise<void> {
  await host
    .locator('[data-testid="phase"]:is([data-phase="train"], [data-phase="reveal"])')
    .first()
    .waitFor();
  // In one turn of the page: a click that comes late would end what comes next.
  await host.evaluate(`
    document.querySelector('[data-testid="phase"][data-phase="train"]') &&
      document.querySelector('[data-testid="host-advance"]').click()
  `);
  await phaseIs(host, 'reveal');
}

/** What a browser says of a server that was killed: before it answered, in the middle of an answer, and ever after. */
const CUT_OFF =
  /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)|WebSocket connection/;

/** The complaints that are not about a server that was killed. */
export const ownComplaints = ({ complaints }: OpenedPage): string[] =>
  complaints.filter((line) => !CUT_OFF.test(line));
