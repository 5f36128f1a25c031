import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer, temporaryFolder } from '../../tools/server-process.ts';
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

const byId = (page: Page, id: string) => page.getByTestId(id).first();
const phaseIs = (page: Page, phase: string, timeout = 60_000) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout });

async function postRoom(scenarios: readonly string[]): Promise<{ code: string; hostToken: string }> {
  const reply = await fetch(`${server.url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'duel', scenarios, pace: 3, seed: 20_26 }),
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as { code: string; hostToken: string };
}

/** A started room of one scenario with the attacker's page in its phase prepare. */
async function attacker(
  scenario: string,
): Promise<{ code: string; page: Page; host: Page; complaints: string[] }> {
  const { code, hostToken } = await postRoom([scenario]);
  const { page, complaints } = await openPage(browser);
  const { page: other } = await openPage(browser);
  const { page: host } = await openPage(browser);
  await join(page, code, 'Rosa');
  await join(other, code, 'Blaise');
  await other.close();
  await host.addInitScript(
    ([key, value]) => localStorage.setItem(key as string, value as string),
    [`poisoned-well.host.${code}`, hostToken],
  );
  await host.goto(`${server.url}/host/${code}`);
  await byId(host, 'host-start').click();
  await phaseIs(host, 'briefing');
  await byId(host, 'host-advance').click();
  await phaseIs(page, 'prepare');
  await page.getByTestId('attack-way').getByText('By hand').click();
  return { code, page, host, complaints };
}

async function join(page: Page, code: string, nickname: string): Promise<void> {
  await page.goto(`${server.url}/r/${code}`);
  await byId(page, 'nickname').fill(nickname);
  await byId(page, 'join-submit').click();
  await byId(page, 'team-badge').waitFor();
}

describe('poison by hand', () => {
  it('HAND-4 points are placed, flipped and erased by mouse; the reveal and the replay have exactly these rows', async () => {
    const { page } = await attacker('moons');
    await byId(page, 'hand-layer').waitFor();
    const box = await byId(page, 'hand-layer').boundingBox();
    if (!box) throw new Error('the layer has no box');
    const at = (u: number, v: number) => [box.x + u * box.width, box.y + v * box.height] as const;
    await page.mouse.click(...at(0.2, 0.2));
    await page.mouse.click(...at(0.25, 0.2));
    await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/hands-1.png' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: '/tmp/hands-2.png', fullPage: true });
  });
});
