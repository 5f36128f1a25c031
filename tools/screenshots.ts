/**
 * `npm run screenshots`: plays a match on a server of its own and takes every screen at desktop and
 * phone size into docs/screens/.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findOrInstallChromium } from './chromium.ts';
import { projectFolder } from './project.ts';
import { startServer, temporaryFolder } from './server-process.ts';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
type Size = keyof typeof SIZES;
const SIZE_NAMES = Object.keys(SIZES) as Size[];

const target = join(projectFolder(), 'docs/screens');
mkdirSync(target, { recursive: true });

async function shoot(page: Page, name: string): Promise<void> {
  for (const size of SIZE_NAMES) {
    await page.setViewportSize(SIZES[size]);
    await page.waitForTimeout(1_200); // the scene settles: layout, then one picture
    await page.screenshot({ path: join(target, `${name}-${size}.png`) });
    console.log(`  ${name}-${size}.png`);
  }
  await page.setViewportSize(SIZES.desktop);
}

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.desktop, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

const ready = (page: Page) => page.locator('body[data-ready="1"]').waitFor({ timeout: 60_000 });
const inPhase = (page: Page, phase: string) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout: 60_000 });
/** Does something while the clock of the room stands still. */
async function stopped(host: Page, work: () => Promise<void>): Promise<void> {
  await press(host, 'host-pause');
  await work();
  await press(host, 'host-resume');
}

/** Hurries the match on, unless it has got there by itself. */
async function reach(host: Page, phase: string): Promise<void> {
  const now = () => host.getByTestId('phase').first().getAttribute('data-phase');
  if ((await now()) !== phase) await press(host, 'host-advance');
  await inPhase(host, phase);
}

/** Waits for it, as long as a computation may take. */
const seen = (page: Page, id: string) => page.getByTestId(id).first().waitFor({ timeout: 120_000 });
/** Waits until the arena says no more that it is being filled. */
const filled = (page: Page) => page.locator('.arena .busy').waitFor({ state: 'detached', timeout: 60_000 });
const press = (page: Page, id: string) => page.getByTestId(id).first().click();

async function shootSolo(browser: Browser, url: string): Promise<void> {
  const home = await open(browser, url);
  await ready(home);
  await shoot(home, 'home');
  await press(home, 'poison-it');
  await home.getByTestId('accuracy-clean').first().waitFor({ timeout: 120_000 });
  await shoot(home, 'home-poisoned');
  await home.context().close();

  const lab = await open(browser, `${url}/lab`);
  await ready(lab);
  await seen(lab, 'lab-run');
  await shoot(lab, 'lab');
  await lab.context().close();
}

async function joinRoom(browser: Browser, url: string, code: string, nickname: string): Promise<Page> {
  const page = await open(browser, `${url}/r/${code}`);
  await page.getByTestId('nickname').fill(nickname);
  if (nickname === 'Rosa') await shoot(page, 'join');
  await press(page, 'join-submit');
  await page.getByTestId('team-badge').first().waitFor();
  return page;
}

async function shootMatch(browser: Browser, url: string): Promise<void> {
  const host = await open(browser, url);
  await ready(host);
  await host.getByTestId('host-format').getByText('Duel').click();
  await press(host, 'host-create');
  await host.getByTestId('room-code').first().waitFor();
  const code = ((await host.getByTestId('room-code').first().textContent()) ?? '').replace(/\s/g, '');
  const attacker = await joinRoom(browser, url, code, 'Rosa');
  const defender = await joinRoom(browser, url, code, 'Blaise');
  const projector = await open(browser, `${url}/watch/${code}`);
  await shoot(host, 'host-lobby');
  await shoot(attacker, 'player-lobby');
  await shoot(projector, 'projector-lobby');

  await press(host, 'host-start');
  await inPhase(attacker, 'briefing');
  await stopped(host, async () => {
    await filled(attacker);
    await shoot(attacker, 'attack-briefing');
  });

  await reach(host, 'prepare');
  await inPhase(attacker, 'prepare');
  await stopped(host, async () => {
    await press(attacker, 'attack-gradient-ascent');
    await press(attacker, 'attack-preview');
    await seen(attacker, 'attack-preview'); // it cancels while it computes
    await shoot(attacker, 'attack-prepare');
    await shoot(defender, 'defend-waits');
  });
  await press(attacker, 'attack-commit');

  await inPhase(defender, 'filter');
  await stopped(host, async () => {
    await defender.waitForTimeout(3_000);
    await press(defender, 'filter-knn-distance');
    await defender.waitForTimeout(1_000);
    await seen(defender, 'filter-preview');
    await shoot(defender, 'defend-filter');
    await shoot(projector, 'projector-filter');
  });
  // Drawing without a graphics card takes its time: the pages that are not in the picture keep small.
  for (const page of [host, attacker, defender]) await page.setViewportSize(SIZES.phone);
  await press(defender, 'filter-commit');

  await inPhase(projector, 'train');
  await projector.locator('.gauge .unmeasured').waitFor({ state: 'detached', timeout: 60_000 });
  await stopped(host, async () => {
    await filled(projector);
    await shoot(projector, 'projector-train');
  });
  for (const page of [host, attacker, defender]) await page.setViewportSize(SIZES.desktop);
  await inPhase(attacker, 'reveal');
  await stopped(host, async () => {
    await attacker.waitForTimeout(3_000);
    await shoot(attacker, 'player-reveal');
    await shoot(projector, 'projector-reveal');
    await shoot(host, 'host-reveal');
  });

  for (const phase of ['briefing', 'prepare', 'filter', 'train', 'reveal']) await reach(host, phase);
  await reach(host, 'over');
  await inPhase(attacker, 'over');
  await shoot(attacker, 'result');
  await press(attacker, 'replay-link');
  await attacker.locator('[data-testid="replay-verdict"][data-same]').waitFor({ timeout: 120_000 });
  await shoot(attacker, 'replay');
}

const executablePath = findOrInstallChromium((line) => console.error(line));
if (!executablePath) process.exit(1);
const folder = temporaryFolder();
const server = await startServer(folder.path);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
try {
  await shootSolo(browser, server.url);
  await shootMatch(browser, server.url);
} finally {
  await browser.close();
  await server.terminate();
  folder.remove();
}
