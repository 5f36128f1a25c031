import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ShownBout } from '../../engine/match/views.ts';
import { looksOf } from '../support/axe.ts';
import { byId, endTraining, PHONE, PROJECTOR, phaseIs, pick, press, tap } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('split');

/** Each member and how many samples their part had, as the reveal shows it. */
async function harm(page: Page): Promise<string[]> {
  const rows = await page.getByTestId('harm').locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allTextContents()).slice(0, 2).join(' ')),
  );
}

/** Task, shares and the first recipe can be read above what hands in, before anybody scrolls. */
async function expectBegin(page: Page): Promise<void> {
  await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
  const foot = await page.locator('.desk-actions').boundingBox();
  const shares = await page.locator('[data-testid^="share-p"]').all();
  for (const part of [page.locator('.desk-title'), ...shares, page.locator('.recipe').first()]) {
    const box = await part.boundingBox();
    expect(box && box.y + box.height).toBeLessThanOrEqual(foot?.y ?? 0);
  }
}

it('CLIENT-40 two members split the points, each makes a part, and the reveal knows whose samples did what', async () => {
  const room = await site.createRoom({ scenarios: ['moons'], pace: 'none', rounds: 2 });
  const { code } = room;
  const rosa = (await site.join(code, 'Rosa')).page;
  const blaise = (await site.join(code, 'Blaise')).page;
  const emmy = (await site.join(code, 'Emmy', PHONE)).page;
  const projector = (await site.open(`/watch/${code}`, PROJECTOR)).page;
  const host = (await site.openHost(room)).page;
  await press(host, 'host-start');
  await phaseIs(host, 'briefing');
  await press(host, 'host-advance');
  await phaseIs(rosa, 'prepare');

  // The captain splits the points; both see the shares.
  expect(await emmy.getByTestId('split').count()).toBe(0);
  await press(rosa, 'split-on'); // checked once the server has said so
  await byId(emmy, 'split').waitFor();
  await expectBegin(rosa);
  const left = (page: Page, member: number) =>
    page.locator('[data-testid^="share-p"] .share-left').nth(member).textContent();
  const [, whole = ''] = /of (\d+) points/.exec((await left(rosa, 0)) ?? '') ?? [];
  expect(Number(whole)).toBeGreaterThan(0);
  expect(await left(emmy, 1)).toBe(`${whole} of ${whole} points left`);

  // Rosa's part is a recipe. The captain is asked before Emmy's share is lost.
  await pick(rosa, 'attack-flip-insert');
  await expect.poll(() => left(emmy, 0)).toBe(`0 of ${whole} points left`);
  expect(await left(rosa, 1)).toBe(`${whole} of ${whole} points left`);
  await press(rosa, 'attack-commit');
  await byId(rosa, 'sure').waitFor();
  await axeFindsNothing(rosa, 'player: attack, asked whether it is sure');
  await press(rosa, 'sure-back');

  // Emmy makes hers by hand, and Rosa's desk stays Rosa's.
  await emmy.getByTestId('attack-way').getByText('By hand').tap();
  for (const [x, y] of [
    ['1.5', '-2'],
    ['1.25', '-1.75'],
  ] as const) {
    await byId(emmy, 'hand-x').fill(x);
    await byId(emmy, 'hand-y').fill(y);
    await tap(emmy, 'hand-place');
  }
  await expect.poll(() => left(rosa, 1)).toBe(`${Number(whole) - 2} of ${whole} points left`);
  await byId(rosa, 'attack-flip-insert').waitFor();
  await axeFindsNothing(rosa, 'player: attack, points split');
  await expectBegin(rosa);

  // Whoever only watches guesses.
  const watcher = (await site.open(`/watch/${code}`, PHONE)).page;
  await tap(watcher, 'guess-open');
  await byId(watcher, 'guess-window').waitFor();
  await axeFindsNothing(watcher, 'watch: a guess');
  await tap(watcher, 'guess-send');
  await byId(watcher, 'crowd').waitFor();
  await axeFindsNothing(watcher, 'watch: a guess was made');
  await press(rosa, 'attack-commit');
  await phaseIs(blaise, 'filter');
  await press(blaise, 'filter-commit');
  await press(blaise, 'sure-yes');

  // What each part did is told from the reveal on, by whose it is: the rows add up.
  await endTraining(host);
  for (const page of [rosa, emmy, blaise, projector]) await phaseIs(page, 'reveal');
  const { attack, summary }: ShownBout = await (
    await fetch(`${site.server.url}/api/rooms/${code}/bouts/r1b1/result`)
  ).json();
  expect(attack.members).toEqual(['Rosa', 'Emmy']);
  expect(summary.parts?.map(({ rows }) => rows)).toEqual([Number(whole), 2]);
  for (const step of ['poison', 'why', 'sides']) {
    await press(host, 'step-next');
    await host.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();
  }
  for (const page of [rosa, emmy, blaise, projector])
    await expect.poll(() => harm(page)).toEqual([`Rosa ${whole}`, 'Emmy 2']);
});

it('CLIENT-70 axe finds nothing while a model is trained', async () => {
  const room = await site.createRoom({ pace: 10 }); // a training that outlasts the looks of a busy machine
  const rosa = (await site.join(room.code, 'Rosa')).page;
  const projector = (await site.open(`/watch/${room.code}`, PROJECTOR)).page;
  const host = (await site.openHost(room)).page;
  await press(host, 'host-start');
  await phaseIs(host, 'briefing');
  await press(host, 'host-advance');
  await phaseIs(host, 'prepare');
  await press(host, 'host-advance'); // a bot defends
  await phaseIs(host, 'train');
  await press(host, 'host-pause');
  for (const [page, state] of [
    [rosa, 'player: training'],
    [host, 'host: training'],
    [projector, 'watch: training'],
  ] as const) {
    await phaseIs(page, 'train');
    await axeFindsNothing(page, state);
  }
});

everyStateWasLookedAt();
