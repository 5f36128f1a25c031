import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { inspect } from '../support/inspect.ts';

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

const byId = (page: Page, id: string) => page.getByTestId(id).first();
const phaseIs = (page: Page, phase: string) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout: 60_000 });
const textOf = async (page: Page, id: string) => (await byId(page, id).textContent()) ?? '';
const look = (page: Page, name: string) =>
  byId(page, 'look').getByRole('radio', { name, exact: true }).check({ force: true });
const tool = (page: Page, name: string) =>
  byId(page, 'mark-tool').getByRole('radio', { name, exact: true }).check({ force: true });

async function openPlayer(code: string, nickname: string, viewport?: { width: number; height: number }) {
  const { page, complaints } = await openPage(browser, viewport);
  await page.goto(`${server.url}/r/${code}`);
  await byId(page, 'nickname').fill(nickname);
  await byId(page, 'join-submit').click();
  await byId(page, 'team-badge').waitFor();
  return { page, complaints };
}

/** A room in which the second of two players is about to filter. */
async function defendIn(scenario: string): Promise<{ defender: Page; complaints: string[] }> {
  const reply = await fetch(`${server.url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenarios: [scenario], format: 'duel', seed: 2026, pace: 2 }),
  });
  const { code, hostToken } = (await reply.json()) as { code: string; hostToken: string };
  const { page: host } = await openPage(browser);
  await host.addInitScript(
    ([key, value]) => localStorage.setItem(key as string, value as string),
    [`poisoned-well.host.${code}`, hostToken],
  );
  await host.goto(`${server.url}/host/${code}`);
  const { page: attacker } = await openPlayer(code, 'Rosa');
  const { page: defender, complaints } = await openPlayer(code, 'Blaise');
  await byId(host, 'host-start').click();
  await phaseIs(host, 'briefing');
  await byId(host, 'host-advance').click();
  await phaseIs(attacker, 'prepare');
  await byId(attacker, 'attack-far-flip').click();
  await byId(attacker, 'attack-commit').click();
  await phaseIs(defender, 'filter');
  return { defender, complaints };
}

it('CLIENT-E2E-5 a defender sorts, drags a cut by keys, marks and lassos, and the reveal says what people removed', async () => {
  const { defender, complaints } = await defendIn('moons');
  await defender.locator('body[data-ready="1"]').waitFor({ timeout: 60_000 });

  // The histogram under a filter of the menu, its cut moved by keys, then put into the plan.
  await look(defender, 'Filters');
  await byId(defender, 'probe-filter').selectOption('sphere');
  await byId(defender, 'cut-out-0').waitFor({ timeout: 60_000 });
  const before = await textOf(defender, 'cut-out-0');
  const share = byId(defender, 'suspicion-look').getByRole('slider').first();
  await share.focus();
  for (let i = 0; i < 4; i++) await defender.keyboard.press('ArrowRight');
  await expect.poll(() => textOf(defender, 'cut-out-0')).not.toBe(before);
  const dragged = await textOf(defender, 'cut-out-0');
  await byId(defender, 'probe-put').click();
  expect(await byId(defender, 'filter-sphere').getAttribute('aria-pressed')).toBe('true');
  expect(await textOf(defender, 'cut-out-0')).toBe(dragged);
  await inspect(defender, /./);

  // The truth about the most suspicious sample, for points.
  await look(defender, 'Samples');
  await byId(defender, 'samples-look').locator('[data-sample]').first().click();
  await byId(defender, 'audit').click();
  expect(await textOf(defender, 'audit-answer')).toMatch(/It is (poison|clean)/);
  expect(await defender.locator('.points output').first().textContent()).toBe('6 of 10');

  // Two samples by keys, from the most suspicious on.
  const samples = byId(defender, 'samples-look').locator('[data-sample]');
  await samples.first().focus();
  await defender.keyboard.press('k');
  await defender.keyboard.press('ArrowRight');
  await defender.keyboard.press('d');
  expect(await samples.nth(0).getAttribute('data-mark')).toBe('keep');
  expect(await samples.nth(1).getAttribute('data-mark')).toBe('drop');
  expect(await textOf(defender, 'mark-count')).toContain('1 out, 1 kept by hand: 1 point');

  // A lasso around the middle of the map, undone and drawn again.
  await look(defender, 'Map');
  await tool(defender, 'Throw out');
  const draw = async () => {
    const box = await byId(defender, 'hand-layer').boundingBox();
    if (!box) throw new Error('the lasso is not there');
    const at = (u: number, v: number) => [box.x + u * box.width, box.y + v * box.height] as const;
    await defender.mouse.move(...at(0.4, 0.3));
    await defender.mouse.down();
    for (const [u, v] of [
      [0.6, 0.3],
      [0.6, 0.6],
      [0.4, 0.6],
    ] as const)
      await defender.mouse.move(...at(u, v), { steps: 4 });
    await defender.mouse.up();
  };
  await draw();
  const lassoed = await textOf(defender, 'mark-count');
  const out = Number(/^(\d+) out/.exec(lassoed)?.[1]);
  expect(out).toBeGreaterThan(3);
  await byId(defender, 'mark-undo').click();
  expect(await textOf(defender, 'mark-count')).toContain('1 out, 1 kept');
  await draw();
  expect(await textOf(defender, 'mark-count')).toBe(lassoed);
  // So many marks cost more points than there are.
  await byId(defender, 'mark-undo').click();

  for (const [name, id] of [
    ['Accounts', 'accounts'],
    ['Spectrum', 'spectrum-look'],
    ['Trusted', 'golden-accuracy'],
  ] as const) {
    await look(defender, name);
    await byId(defender, id).waitFor({ timeout: 60_000 });
    await inspect(defender, /./);
  }

  await byId(defender, 'filter-commit').click();
  await phaseIs(defender, 'reveal');
  expect(await textOf(defender, 'round-notes')).toContain('People threw out 1 sample by hand');
  expect(complaints).toEqual([]);
}, 90_000);

it('CLIENT-35 a defender buys the accuracy that a plan would give, and the points for it are gone', async () => {
  const { defender, complaints } = await defendIn('moons');
  await look(defender, 'Trusted');
  await byId(defender, 'golden-accuracy').waitFor({ timeout: 60_000 });
  await byId(defender, 'training-buy').click();
  await byId(defender, 'trainings').waitFor({ timeout: 60_000 });
  // Without a plan it is the model of the delivery as it came, which the page has trained for nothing.
  const rate = /[\d.]+\s%/.exec(await textOf(defender, 'golden-accuracy'))?.[0];
  expect(await textOf(defender, 'trainings')).toContain(`No filter: ${rate}`);
  expect(await defender.locator('.points output').first().textContent()).toBe('3 of 10');
  expect(complaints).toEqual([]);
}, 90_000);
