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

/** What a browser says of a server that was killed: before it answered, in the middle of an answer, and ever after. */
const CUT_OFF =
  /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)|WebSocket connection/;

const byId = (page: Page, id: string) => page.getByTestId(id).first();
const phaseIs = (page: Page, phase: string, timeout = 60_000) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout });
const textOf = async (page: Page, id: string) => (await byId(page, id).textContent()) ?? '';

/** Makes a room over HTTP, as the form on the first page does, and opens the host's page on it. */
async function createRoom(
  scenarios: readonly string[],
  pace: number,
): Promise<{ code: string; hostToken: string }> {
  const reply = await fetch(`${server.url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'duel', scenarios, pace, seed: 20_26 }),
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as { code: string; hostToken: string };
}

async function join(page: Page, code: string, nickname: string): Promise<void> {
  await page.goto(`${server.url}/r/${code}`);
  await byId(page, 'nickname').fill(nickname);
  await byId(page, 'join-submit').click();
  await byId(page, 'team-badge').waitFor();
}

describe('a whole match in three browsers', () => {
  it('MATCH-E2E goes from the first page to the replay, through a reload and a killed server', async () => {
    const host = await openPage(browser);
    const attackPlan = await openPage(browser, { width: 390, height: 844 });
    const defencePlan = await openPage(browser);
    const projector = await openPage(browser, { width: 1920, height: 1080 });

    // The host makes a room by hand on the first page.
    await host.page.goto(server.url);
    await byId(host.page, 'host-format').getByText('Duel').click();
    await byId(host.page, 'host-create').click();
    await byId(host.page, 'room-code').waitFor();
    const code = (await textOf(host.page, 'room-code')).replace(/\s/g, '');
    expect(code).toMatch(/^[A-Z]{6}$/);

    // Two join by the code, one on a phone; a third watches.
    await attackPlan.page.goto(server.url);
    await byId(attackPlan.page, 'join-code').fill(code);
    await byId(attackPlan.page, 'join-go').click();
    await byId(attackPlan.page, 'nickname').fill('Rosa');
    await byId(attackPlan.page, 'join-submit').click();
    await byId(attackPlan.page, 'team-badge').waitFor();
    await join(defencePlan.page, code, 'Blaise');
    await projector.page.goto(`${server.url}/watch/${code}`);
    expect(await textOf(attackPlan.page, 'team-badge')).toMatch(/heron/i);
    expect(await textOf(defencePlan.page, 'team-badge')).toMatch(/otter/i);

    await byId(host.page, 'host-start').click();
    await phaseIs(attackPlan.page, 'briefing');
    await byId(host.page, 'host-pause').click();
    await byId(host.page, 'host-resume').click();
    await byId(host.page, 'host-extend').click();
    await byId(host.page, 'host-advance').click();

    // The attacker forges, then loses the page and gets the seat back.
    await phaseIs(attackPlan.page, 'prepare');
    await attackPlan.page.reload();
    await phaseIs(attackPlan.page, 'prepare');
    expect(await textOf(attackPlan.page, 'team-badge')).toMatch(/heron/i);
    await byId(attackPlan.page, 'attack-far-flip').click();
    await byId(attackPlan.page, 'attack-commit').click();

    // The defender picks a filter on the stream; nobody else has been told of the attack.
    await phaseIs(defencePlan.page, 'filter');
    for (const { page } of [defencePlan, projector]) {
      expect(await page.content()).not.toContain('far-flip');
    }
    // The plug is pulled in the middle of the phase, on the same port and folder.
    const { port } = server;
    await server.kill();
    server = await startServer(folder.path, port);
    await phaseIs(defencePlan.page, 'filter');
    await byId(defencePlan.page, 'filter-loss').click();
    await byId(defencePlan.page, 'filter-commit').click();

    await phaseIs(projector.page, 'train');
    await byId(projector.page, 'accuracy-now').waitFor();
    await phaseIs(projector.page, 'reveal');
    expect(await textOf(projector.page, 'story')).not.toBe('');
    const first = await textOf(projector.page, 'score-attack');
    expect(first).toMatch(/\d/);

    // Sides swap; nobody plays, bots do, the host hurries.
    const hurry = [
      ['reveal', 'briefing'],
      ['briefing', 'prepare'],
      ['prepare', 'filter'],
      ['filter', 'reveal'], // train ends with the training: too soon, perhaps, for a page to show it
    ] as const;
    for (const [from, to] of hurry) {
      await phaseIs(host.page, from);
      await byId(host.page, 'host-advance').click();
      await phaseIs(defencePlan.page, to);
    }
    await phaseIs(host.page, 'reveal');
    await byId(host.page, 'host-advance').click();
    await phaseIs(defencePlan.page, 'over');
    await byId(defencePlan.page, 'result').waitFor();

    // The replay plays every round again in the page and finds every number the same.
    await byId(defencePlan.page, 'replay-link').click();
    await defencePlan.page
      .locator('[data-testid="replay-verdict"][data-same="true"]')
      .first()
      .waitFor({ timeout: 120_000 });

    const here = new URL(server.url).host;
    for (const { hosts, complaints } of [host, attackPlan, defencePlan, projector]) {
      expect([...hosts]).toEqual([here]);
      const own = complaints.filter((line) => !CUT_OFF.test(line));
      expect(own).toEqual([]);
    }
  });
});

describe('what goes wrong has its own message', () => {
  it('CLIENT-E2E-1 an unknown room is said to be unknown', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/r/ZZZZZZ`);
    await page.locator('[data-testid="error-message"][data-code="room-unknown"]').waitFor();
  });

  it('CLIENT-E2E-2 the newest connection wins the seat and the older one is told', async () => {
    const { code } = await createRoom(['moons'], 1);
    const { page } = await openPage(browser);
    await join(page, code, 'Twin');
    const second = await page.context().newPage();
    await second.goto(`${server.url}/r/${code}`);
    await byId(second, 'team-badge').waitFor();
    await page.locator('[data-testid="error-message"][data-code="seat-taken-over"]').waitFor();
  });
});
