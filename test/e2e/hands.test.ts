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
    body: JSON.stringify({ scenarios, pace: 3, seed: 20_26 }),
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as { code: string; hostToken: string };
}
