import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decodeReveal } from '../../contract/files/reveal.ts';
import { decodeStream } from '../../contract/files/stream.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { ORIGINS } from '../../engine/round/result.ts';
import { SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { projectFolder } from '../../tools/project.ts';
import { looksOf } from '../support/axe.ts';
import { byId, type Device, endTraining, PHONE, phaseIs, press, tap } from '../support/browser.ts';
import { draw, drawByFinger } from '../support/pointer.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('hands');

/** A started room of one scenario with the attacker's page in its phase prepare. */
async function attacker(
  scenario: ScenarioId,
  device?: Device,
): Promise<{ code: string; page: Page; host: Page; complaints: string[] }> {
  const room = await site.createRoom({ scenarios: [scenario], pace: 3 });
  const { code } = room;
  const { page, complaints } = await site.join(code, 'Rosa', device);
  const { page: host } = await site.openHost(room);
  await byId(host, 'host-start').click();
  await phaseIs(host, 'briefing');
  await byId(host, 'host-advance').click();
  await phaseIs(page, 'prepare');
  await page.getByTestId('attack-way').getByText('By hand').click();
  return { code, page, host, complaints };
}

const choose = (page: Page, id: string, name: string) =>
  page.getByTestId(id).getByText(name, { exact: true }).first().click();
const rowsShown = (page: Page) => page.getByTestId('hand-rows').locator('li > span').allTextContents();

/** Waits until there are more rows than so many, which come all at once; how many there are then. */
async function moreRowsThan(page: Page, few: number): Promise<number> {
  await expect.poll(async () => (await rowsShown(page)).length).toBeGreaterThan(few);
  return (await rowsShown(page)).length;
}

/** Hands the rows in and goes on to the reveal, a bot being the defender; what each row of the stream was. */
async function reveal(code: string, page: Page, host: Page) {
  await press(page, 'attack-commit');
  await endTraining(host);
  const told = async (file: string) =>
    new Uint8Array(
      await (await fetch(`${site.server.url}/api/rooms/${code}/bouts/r1b1/${file}`)).arrayBuffer(),
    );
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
    await moreRowsThan(page, 3);
    await byId(page, 'hand-undo').click();
    await expect.poll(() => rowsShown(page)).toHaveLength(2);
    // The same by keyboard.
    await byId(page, 'hand-x').fill('1.5');
    await byId(page, 'hand-y').fill('-2');
    await byId(page, 'hand-place').press('Enter');

    await choose(page, 'hand-tool', 'Lasso');
    await draw(page, 'hand-layer', [0.45, 0.25], [0.52, 0.25], [0.52, 0.45], [0.45, 0.45]);
    await choose(page, 'hand-tool', 'Erase');
    await draw(page, 'hand-layer', [0.2, 0.2]); // the first point goes again
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    const madeOf = async (how: RegExp) => (await rowsShown(page)).filter((row) => how.test(row));
    // Where the mouse was: how high the picture is depends on what stands below it by then.
    const byMouse = expect.stringMatching(/^New murky at −1\.3\d, 1\.[4-7]\d$/);
    await expect.poll(() => madeOf(/New/)).toEqual([byMouse, 'New murky at 1.50, −2.00']);
    await expect.poll(() => madeOf(/now/)).not.toEqual([]);
    const listed = await rowsShown(page);
    const flipped = listed.filter((row) => /now/.test(row));
    await byId(page, 'accuracy-now').waitFor();
    await axeFindsNothing(page, 'player: attack, points by hand');

    // HAND-7: the page is loaded anew, and goes on with the rows of the team's draft instead of replacing them.
    await (await sent).response();
    await page.locator('[data-testid="attack-commit"]:enabled').waitFor();
    await page.locator('[data-testid="team-draft"][data-sharing="shared"]').waitFor();
    await page.reload();
    await expect.poll(() => rowsShown(page), { timeout: 20_000 }).toEqual(listed);
    await byId(page, 'hand-x').fill('1.25');
    await byId(page, 'hand-y').fill('-1.75');
    await byId(page, 'hand-place').press('Enter');
    await expect.poll(() => rowsShown(page)).toHaveLength(listed.length + 1);
    await byId(page, 'hand-undo').click();
    await expect.poll(() => rowsShown(page)).toEqual(listed);

    const { rows, source, where } = await reveal(code, page, host);
    expect(where('flipped')).toHaveLength(flipped.length);
    expect(where('mutated')).toEqual([]);
    const places = fromCodes(SCENARIOS.moons.quantiser, rows.x, 2);
    const told = where('inserted').map(
      (row) =>
        `New murky at ${[...places.slice(2 * row, 2 * row + 2)].map((value) => value.toFixed(2).replace('-', '−')).join(', ')}`,
    );
    expect(told.sort()).toEqual(listed.filter((row) => /New/.test(row)).sort());
    expect(where('inserted').map((row) => rows.y[row])).toEqual([1, 1]);
    expect(where('inserted').every((row) => source[row] === -1)).toBe(true);

    await hurryToTheEnd(host);
    const replay = join(site.folder, 'replay.json');
    writeFileSync(replay, await (await fetch(`${site.server.url}/api/rooms/${code}/replay`)).text());
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'replay', replay], {
      cwd: projectFolder(),
    });
    expect(stdout).toMatch(/identical|same/i);
    expect(complaints).toEqual([]);
  });

  it('HAND-2 fingers place points, draw a stroke and a lasso, on a page that scrolls under them', async () => {
    const { page, complaints } = await attacker('moons', PHONE);
    await byId(page, 'hand-layer').waitFor();
    await drawByFinger(page, 'hand-layer', [0.2, 0.2]);
    await expect.poll(() => rowsShown(page)).toHaveLength(1);
    await byId(page, 'hand-tool').getByText('Stroke', { exact: true }).tap();
    await page.locator('.hand-layer.stroke').waitFor();
    await drawByFinger(page, 'hand-layer', [0.1, 0.3], [0.1, 0.8]);
    const placed = await moreRowsThan(page, 2);
    await byId(page, 'hand-tool').getByText('Lasso', { exact: true }).tap();
    await page.locator('.hand-layer.flip').waitFor();
    await drawByFinger(page, 'hand-layer', [0.45, 0.25], [0.55, 0.25], [0.55, 0.6], [0.45, 0.6]);
    await expect.poll(async () => (await rowsShown(page)).some((row) => /now/.test(row))).toBe(true);
    await tap(page, 'hand-undo');
    await expect.poll(() => rowsShown(page)).toHaveLength(placed);
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
    await expect.poll(() => rowsShown(page)).toEqual(['New 9', 'New 9']);
    await axeFindsNothing(page, 'player: attack, a picture by hand');
    const { rows, where } = await reveal(code, page, host);
    expect(where('inserted').map((row) => rows.y[row])).toEqual([1, 1]);
    expect(where('flipped')).toEqual([]);
  });

  it('HAND-2 where no point can be placed, samples are flipped by a lasso and removed by a rubber', async () => {
    const { code, page, host } = await attacker('features');
    await byId(page, 'hand-layer').waitFor();
    await choose(page, 'hand-tool', 'Erase');
    await draw(page, 'hand-layer', [0.45, 0.45], [0.55, 0.45]);
    const removed = await moreRowsThan(page, 0);
    await choose(page, 'hand-tool', 'Lasso');
    await draw(page, 'hand-layer', [0.4, 0.4], [0.6, 0.4], [0.6, 0.5], [0.4, 0.5]);
    const flipped = (await moreRowsThan(page, removed)) - removed;
    const { where } = await reveal(code, page, host);
    expect(where('flipped')).toHaveLength(flipped);
    expect(where('inserted')).toEqual([]);
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
    await axeFindsNothing(page, 'player: attack, a mail by hand');
    await byId(page, 'recipe-add').click();
    await page.getByTestId('hand-rows').locator('li:nth-child(3)').waitFor();
    const listed = (await rowsShown(page)).length;
    const { where } = await reveal(code, page, host);
    expect(where('inserted').length + where('flipped').length).toBe(listed);
  });
});

everyStateWasLookedAt();

/** The second round, in which a bot attacks, and the end. */
async function hurryToTheEnd(host: Page): Promise<void> {
  for (const [from, to] of [
    ['reveal', 'briefing'],
    ['briefing', 'filter'],
    ['filter', 'train'],
    ['train', 'reveal'],
    ['reveal', 'over'],
  ] as const) {
    await phaseIs(host, from);
    await press(host, 'host-advance');
    await phaseIs(host, to);
  }
}
