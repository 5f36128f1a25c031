import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeReveal } from '../../contract/files/reveal.ts';
import { decodeStream } from '../../contract/files/stream.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { ORIGINS } from '../../engine/round/result.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { projectFolder } from '../../tools/project.ts';
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
  await takeSeat(page, code, 'Rosa');
  await takeSeat(other, code, 'Blaise');
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

async function takeSeat(page: Page, code: string, nickname: string): Promise<void> {
  await page.goto(`${server.url}/r/${code}`);
  await byId(page, 'nickname').fill(nickname);
  await byId(page, 'join-submit').click();
  await byId(page, 'team-badge').waitFor();
}

/** Clicks, or draws a line with the mouse, on an element: places as shares of its width and height. */
async function draw(
  page: Page,
  id: string,
  ...places: readonly (readonly [number, number])[]
): Promise<void> {
  await byId(page, id).scrollIntoViewIfNeeded();
  const box = await byId(page, id).boundingBox();
  if (!box) throw new Error(`${id} is not to be seen`);
  const [first, ...others] = places.map(([u, v]) => [box.x + u * box.width, box.y + v * box.height] as const);
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const [x, y] of others) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

const choose = (page: Page, id: string, name: string) =>
  page.getByTestId(id).getByText(name, { exact: true }).first().click();
const rowsShown = (page: Page) => page.getByTestId('hand-rows').locator('li > span').allTextContents();

/** Hands the rows in and goes on to the reveal; what each row of the stream was. */
async function reveal(code: string, page: Page, host: Page) {
  await byId(page, 'attack-commit').click();
  await phaseIs(host, 'filter');
  await byId(host, 'host-advance').click();
  await phaseIs(host, 'reveal', 120_000);
  const told = async (file: string) =>
    new Uint8Array(await (await fetch(`${server.url}/api/rooms/${code}/bouts/r1b1/${file}`)).arrayBuffer());
  const { origin, source } = decodeReveal(await told('reveal'));
  const { rows } = decodeStream(await told('stream'));
  const where = (kind: (typeof ORIGINS)[number]) =>
    [...origin.keys()].filter((row) => origin[row] === ORIGINS.indexOf(kind));
  return { rows, source, where };
}

describe('poison by hand', () => {
  it('HAND-4 points that were placed, flipped and erased by mouse are the poison of the round and of the replay', async () => {
    const { code, page, host, complaints } = await attacker('moons');
    await byId(page, 'hand-layer').waitFor();
    await draw(page, 'hand-layer', [0.2, 0.2]);
    await choose(page, 'hand-label', 'murky');
    await draw(page, 'hand-layer', [0.25, 0.2]);
    await choose(page, 'hand-tool', 'Stroke');
    await draw(page, 'hand-layer', [0.1, 0.3], [0.1, 0.4]);
    const stroke = (await rowsShown(page)).length - 2;
    expect(stroke).toBeGreaterThan(1);
    await byId(page, 'hand-undo').click();
    expect(await rowsShown(page)).toHaveLength(2);
    // The same by keyboard.
    await byId(page, 'hand-x').fill('1.5');
    await byId(page, 'hand-y').fill('-2');
    await byId(page, 'hand-place').press('Enter');

    await choose(page, 'hand-tool', 'Lasso');
    await draw(page, 'hand-layer', [0.45, 0.25], [0.52, 0.25], [0.52, 0.45], [0.45, 0.45]);
    await choose(page, 'hand-tool', 'Erase');
    await draw(page, 'hand-layer', [0.2, 0.2]); // the first point goes again
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    const listed = await rowsShown(page);
    const flipped = listed.filter((row) => /now/.test(row));
    expect(listed.filter((row) => /New/.test(row))).toEqual([
      'New murky at -1.32, 1.59',
      'New murky at 1.50, -2.00',
    ]);
    expect(flipped.length).toBeGreaterThan(0);
    await byId(page, 'accuracy-now').waitFor();

    // HAND-7: the page is loaded anew, and goes on with the rows of the team's draft instead of replacing them.
    await (await sent).response();
    await page.waitForTimeout(1_000); // the draft that names them goes within 200 ms
    await page.reload();
    await expect.poll(() => rowsShown(page), { timeout: 20_000 }).toEqual(listed);
    await byId(page, 'hand-x').fill('1.25');
    await byId(page, 'hand-y').fill('-1.75');
    await byId(page, 'hand-place').press('Enter');
    expect(await rowsShown(page)).toHaveLength(listed.length + 1);
    await byId(page, 'hand-undo').click();
    expect(await rowsShown(page)).toEqual(listed);

    const { rows, source, where } = await reveal(code, page, host);
    expect(where('flipped')).toHaveLength(flipped.length);
    expect(where('mutated')).toEqual([]);
    const places = fromCodes(SCENARIOS.moons.quantiser, rows.x, 2);
    const told = where('inserted').map(
      (row) =>
        `New murky at ${[...places.slice(2 * row, 2 * row + 2)].map((value) => value.toFixed(2)).join(', ')}`,
    );
    expect(told.sort()).toEqual(listed.filter((row) => /New/.test(row)).sort());
    expect(where('inserted').map((row) => rows.y[row])).toEqual([1, 1]);
    expect(where('inserted').every((row) => source[row] === -1)).toBe(true);

    await hurryToTheEnd(host);
    const replay = join(folder.path, 'replay.json');
    writeFileSync(replay, await (await fetch(`${server.url}/api/rooms/${code}/replay`)).text());
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'replay', replay], {
      cwd: projectFolder(),
    });
    expect(stdout).toMatch(/identical|same/i);
    expect(complaints).toEqual([]);
  });

  it('HAND-5 a digit that was drawn, and one that was taken and relabelled, are rows of the round', async () => {
    const { code, page, host } = await attacker('digits-4v9');
    await byId(page, 'picture-canvas').waitFor();
    await draw(page, 'picture-canvas', [0.3, 0.2], [0.3, 0.5], [0.7, 0.5]);
    await draw(page, 'picture-canvas', [0.65, 0.2], [0.6, 0.8]);
    await page.getByTestId('verdict').getByText('takes it for').waitFor();
    await choose(page, 'hand-label', '9');
    await byId(page, 'drawing-add').click();
    await byId(page, 'drawing-sample').fill('7');
    await byId(page, 'drawing-take').click();
    await byId(page, 'drawing-add').click();
    expect(await rowsShown(page)).toEqual(['New 9', 'New 9']);
    const { rows, where } = await reveal(code, page, host);
    expect(where('inserted').map((row) => rows.y[row])).toEqual([1, 1]);
    expect(where('flipped')).toEqual([]);
  });

  it('HAND-6 mails that were written are rows of the round, beside those of a recipe', async () => {
    const { code, page, host } = await attacker('spam');
    await byId(page, 'own-mail').fill('Dear friend, click here for free money');
    await page.getByTestId('verdict').getByText('takes it for').waitFor();
    await byId(page, 'mail-add').click();
    await page.getByTestId('hand-rows').locator('li').waitFor();
    await byId(page, 'own-mail').fill('meeting on monday about the project');
    await byId(page, 'mail-add').click();
    await page.getByTestId('hand-rows').locator('li:nth-child(2)').waitFor();
    expect(await rowsShown(page)).toEqual([
      'New ham: Dear friend, click here for free money',
      'New ham: meeting on monday about the project',
    ]);
    await page.getByTestId('add-recipe').locator('summary').first().click();
    await byId(page, 'recipe-add').click();
    await page.getByTestId('hand-rows').locator('li:nth-child(3)').waitFor();
    const listed = (await rowsShown(page)).length;
    const { where } = await reveal(code, page, host);
    expect(where('inserted').length + where('flipped').length).toBe(listed);
  });
});

/** The second round is nobody's: bots play it. */
async function hurryToTheEnd(host: Page): Promise<void> {
  for (const [from, to] of [
    ['reveal', 'briefing'],
    ['briefing', 'prepare'],
    ['prepare', 'filter'],
    ['filter', 'reveal'],
    ['reveal', 'over'],
  ] as const) {
    await phaseIs(host, from);
    await byId(host, 'host-advance').click();
    await phaseIs(host, to, 120_000);
  }
}
