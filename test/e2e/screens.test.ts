import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';
import { type Client, connectClient, join as joinRoom } from '../server/support/client.ts';
import { looksOf } from '../support/axe.ts';
import { byId, endTraining, openPage, phaseIs, pick } from '../support/browser.ts';
import { faults, lastingFaults } from '../support/faults.ts';
import { inspect as inspectLooks } from '../support/inspect.ts';
import type { StateOf } from '../support/looked-at.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('screens');
const crowd: Client[] = [];
/** The path of every title that was seen. */
const titles = new Map<string, string>();
afterAll(() => {
  for (const client of crowd) client.close();
});

const createRoom = (
  scenarios: ScenarioId[],
  wish: Parameters<typeof site.createRoom>[0] = { pace: 2 }, // phases that outlast the looks of a busy machine
) => site.createRoom({ perAddress: 200, scenarios, ...wish });
const open = async (path: string) => (await site.open(path)).page;
const openHost = async (room: Awaited<ReturnType<typeof createRoom>>) => (await site.openHost(room)).page;
const openPlayer = async (code: string, nickname: string) => (await site.join(code, nickname)).page;

async function gather(code: string, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) {
    const client = await connectClient(site.server.url);
    crowd.push(client);
    await joinRoom(client, code, `Player number ${i}`);
  }
}

/** Looks at a page, and at whether its title is its own. */
async function inspect(page: Page, title: RegExp, state: StateOf<'screens'>): Promise<void> {
  await inspectLooks(page, title, (laidOut) => axeFindsNothing(laidOut, state));
  const { pathname } = new URL(page.url());
  const named = titles.get(await page.title()) ?? pathname;
  expect(named, 'no two pages have one title').toBe(pathname);
  titles.set(await page.title(), pathname);
}

/** The element is wholly within the window, as soon as the page has been laid out. */
const shows = (page: Page, id: string) =>
  expect
    .poll(() =>
      byId(page, id).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight + 1;
      }),
    )
    .toBe(true);

it('CLIENT-22 the check sees what runs over the edge, and lets pass a decoration that is clipped', async () => {
  const { page } = await openPage(site.browser, { viewport: { width: 360, height: 740 } });
  const found = async (inner: string, html = '') => {
    await page.setContent(
      `<html class="${html}"><main id="app" style="padding: 1px"><h1>A page</h1>${inner}</main>`,
    );
    return (await faults(page)).map((fault) => fault.replace(/:? .*/, ''));
  };
  const bar = (clip: string, inner: string) =>
    `<div style="position: relative; height: 1.5em; ${clip}">${inner}</div>`;
  const wide = 'position: absolute; height: 6px; width: 200%';
  expect(await found(bar('overflow: hidden', `<i style="${wide}"></i>`))).toEqual([]);
  expect(await found(bar('overflow: hidden', `<i style="${wide}; left: -50%"></i>`))).toEqual([]);
  // Nothing clips it, or what clips it is not what holds it.
  expect(await found(bar('', `<i style="${wide}"></i>`))).toContain('beyond');
  const around = (inner: string) => `<div style="overflow: hidden">${inner}</div>`;
  expect(await found(around(`<i style="${wide}"></i>`))).toContain('beyond');
  // A room reads nothing smaller than 2.4 % of the height.
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await found('<p style="font-size: 25px">words</p>', 'projector')).toEqual(['tiny']);
  expect(await found('<p style="font-size: 26px">words</p>', 'projector')).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  // What is to be read or pressed may not be clipped.
  expect(await found(bar('overflow: hidden', `<b style="${wide}">words</b>`))).toContain('beyond');
  const button = `<button style="${wide}" aria-label="Press"></button>`;
  expect(await found(bar('overflow: hidden', button))).toContain('beyond');
  await page.context().close();
});

it('CLIENT-72 the first picture is drawn before a worker is started or the data are asked for', async () => {
  // The server makes its picture once; a page waits two seconds for it, then it goes on by itself.
  expect((await fetch(`${site.server.url}/api/scenarios/digits-4v9/healthy`)).status).toBe(200);
  const { page } = await openPage(site.browser);
  await page.addInitScript(`
    globalThis.started = [];
    const note = (what) => globalThis.started.push({ what, ready: document.body?.dataset.ready === '1' });
    globalThis.Worker = class extends Worker { constructor(...given) { super(...given); note('worker'); } };
    const { fetch } = globalThis;
    globalThis.fetch = (url, ...rest) => { if (/[.]pack$/.test(url)) note('data'); return fetch(url, ...rest); };
  `);
  await page.goto(site.server.url);
  await byId(page, 'poison-it').click();
  await byId(page, 'story').waitFor({ timeout: 120_000 });
  const started = await page.evaluate<{ what: string; ready: boolean }[]>('started');
  expect(started.filter(({ ready }) => !ready)).toEqual([]);
  expect(started.map(({ what }) => what)).toEqual(expect.arrayContaining(['worker', 'data']));
  await page.context().close();
});

describe('CLIENT-22 every screen is whole, in order and named, on a phone, a laptop and a projector', () => {
  it('outside of a room', async () => {
    const home = await open('/');
    await home.locator('body[data-ready="1"]').waitFor({ timeout: 60_000 });
    await inspect(home, /^Poisoned Well$/, 'home: as it opens');
    await byId(home, 'poison-it').click();
    await byId(home, 'accuracy-clean').waitFor({ timeout: 120_000 });
    await inspect(home, /^Poisoned Well$/, 'home: poisoned');
    await home.context().close();
    const lab = await open('/lab#s=spam');
    await byId(lab, 'accuracy-clean').waitFor({ timeout: 120_000 });
    await inspect(lab, /^Lab · /, 'lab: a round of mails');
    await lab.context().close();
    for (const [path, title, state] of [
      ['/replay', /^Replay · /, 'replay-file: as it opens'],
      ['/debrief', /^Debrief · /, 'debrief-file: as it opens'],
      ['/nowhere/at/all', /^No such page · /, 'lost: no such page'],
    ] as const) {
      const page = await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await inspect(page, title, state);
      await page.context().close();
    }
  });

  it('before a match of two hundred', async () => {
    const room = await createRoom(['spam', 'features', 'digits-4v9']);
    const { code } = room;
    const door = await open(`/r/${code}`);
    await byId(door, 'nickname').waitFor();
    await inspect(door, /^Join room /, 'player: door');
    await gather(code, 0, 24);
    const host = await openHost(room);
    await byId(host, 'room-code').waitFor();
    await inspect(host, /^Lobby · Host of room /, 'host: lobby');
    await host.setViewportSize({ width: 390, height: 844 });
    await shows(host, 'host-start');
    await gather(code, 24, 199);
    await host.setViewportSize({ width: 1440, height: 900 });
    await host.getByText('199 players').waitFor();
    const scrolled = () =>
      host.evaluate(() => {
        scrollTo({ top: 2_000, behavior: 'instant' });
        return scrollY;
      });
    await expect.poll(scrolled).toBe(2_000);
    await shows(host, 'qr');
    await shows(host, 'host-start');
    const projector = await open(`/watch/${code}`);
    await byId(projector, 'qr').waitFor();
    await inspect(projector, /^Lobby · Projector of room /, 'watch: lobby');
    await expect
      .poll(() => projector.evaluate(() => document.documentElement.scrollHeight))
      .toBeLessThanOrEqual(1_080);
    await byId(door, 'nickname').fill('Last');
    await byId(door, 'join-submit').click();
    await byId(door, 'team-badge').waitFor();
    await inspect(door, /^Lobby · Room /, 'player: lobby');
    for (const page of [door, host, projector]) await page.context().close();
  });

  it('in a match, with targets and two filters a side, to its result', async () => {
    const room = await createRoom(['spam']);
    const { code } = room;
    const host = await openHost(room);
    const players = [await openPlayer(code, 'Rosa'), await openPlayer(code, 'Blaise')] as const;
    const projector = await open(`/watch/${code}`);
    const paused = async (work: () => Promise<void>) => {
      await byId(host, 'host-pause').click();
      await work();
      await byId(host, 'host-resume').click();
    };
    await byId(host, 'host-start').click();
    for (const round of [1, 2]) {
      const [attacker, defender] = round === 1 ? players : [players[1], players[0]];
      await phaseIs(attacker, 'briefing');
      if (round === 1)
        await paused(() => inspect(attacker, /^Briefing, round 1 of 2 · Room /, 'player: briefing'));
      await byId(host, 'host-advance').click();
      await phaseIs(attacker, 'prepare');
      await byId(attacker, 'attack-target-flip').waitFor();
      if (round === 1) {
        await paused(async () => {
          await inspect(attacker, /^Your turn, round 1 of 2 · Room /, 'player: attack, the cards');
          await inspect(defender, /^Poison, round 1 of 2 · Room /, 'player: waits while poison is made');
        });
      }
      await pick(attacker, 'attack-target-flip');
      await byId(attacker, 'attack-commit').click();
      await phaseIs(defender, 'filter');
      await pick(defender, 'filter-knn-distance');
      await pick(defender, 'filter-duplicates');
      if (round === 1) {
        await paused(async () => {
          await inspect(defender, /^Your turn, round 1 of 2 · Room /, 'player: defend, the cards');
          await defender.getByText('Samples', { exact: true }).first().click();
          await inspect(
            defender,
            /^Your turn, round 1 of 2 · Room /,
            'player: defend, a mail of the samples',
          );
          const mail = defender
            .getByRole('button', { name: /^Mail \d+: \w+ .*, labelled (ham|spam)/ })
            .first();
          await mail.waitFor();
        });
      }
      await byId(defender, 'filter-commit').click();
      await endTraining(host);
      await phaseIs(projector, 'reveal');
      if (round === 1) {
        await paused(async () => {
          await byId(host, 'step-model').click(); // the clock may have gone past it
          await byId(projector, 'targets').waitFor({ timeout: 60_000 });
          await inspect(projector, /^Reveal, round 1 of 2 · Projector of room /, 'watch: reveal of mails');
          expect(await projector.locator('.header-code').textContent()).toContain(code);
          await expect
            .poll(() => projector.evaluate(() => document.documentElement.scrollHeight))
            .toBeLessThanOrEqual(1_080);
          const endOfTotals = async () => {
            const totals = await projector.locator('.totals').boundingBox();
            return (totals?.y ?? 9_999) + (totals?.height ?? 0);
          };
          await expect.poll(endOfTotals).toBeLessThan(1_080);
          await inspect(attacker, /^Reveal, round 1 of 2 · Room /, 'player: reveal of mails');
          await inspectLooks(host, /^Reveal, round 1 of 2 · Host of room /);
        });
      }
      await byId(host, 'host-advance').click();
    }
    await byId(players[0], 'result').waitFor({ timeout: 60_000 });
    await inspect(players[0], /^Result · Room /, 'player: standings');
    for (const width of [701, 760, 900, 1_024]) {
      await players[0].setViewportSize({ width, height: 900 });
      expect.soft(await lastingFaults(players[0]), `the result at ${width} px`).toEqual([]);
    }
    await byId(players[0], 'replay-link').click();
    await players[0].locator('[data-testid="replay-verdict"][data-same]').waitFor({ timeout: 120_000 });
    await inspect(players[0], /^Replay of /, 'replay: played again');
  });

  it('in a round of forty wells, to the standings', async () => {
    const wish = { format: 'wells', teams: 40, rounds: 1, pace: 'none' } as const;
    const room = await createRoom(['moons'], wish);
    const { code } = room;
    const player = await openPlayer(code, 'A name of 24 characters');
    await gather(code, 0, 3);
    const host = await openHost(room);
    const projector = await open(`/watch/${code}`);
    const fits = async () => {
      await projector.setViewportSize({ width: 1_920, height: 1_080 });
      const height = () => projector.evaluate(() => document.documentElement.scrollHeight);
      await expect.poll(height).toBeLessThanOrEqual(1_080);
    };
    type State = StateOf<'screens'>;
    const look = async (
      phase: string,
      mine: RegExp,
      states: readonly [player: State, host: State, projector: State],
    ) => {
      await inspect(player, mine, states[0]);
      await inspect(host, new RegExp(`^${phase}, round 1 of 1 · Host of room `), states[1]);
      await inspect(projector, new RegExp(`^${phase}, round 1 of 1 · Projector of room `), states[2]);
      await fits();
    };
    await byId(host, 'team-cards').waitFor();
    await host.getByRole('button', { name: 'Options for A name of 24 characters' }).click();
    await inspect(host, /^Lobby · Host of room /, 'host: a person');
    await byId(host, 'window-close').click();
    await byId(host, 'host-start').click();
    await phaseIs(projector, 'briefing');
    await look('Briefing', /^Briefing, round 1 of 1 · Room /, [
      'player: briefing',
      'host: briefing of many teams',
      'watch: briefing',
    ]);
    await byId(host, 'host-advance').click();
    await phaseIs(player, 'prepare');
    await byId(player, 'team-draft').waitFor();
    await byId(projector, 'wall').waitFor();
    await look('Poison', /^Your turn, round 1 of 1 · Room /, [
      'player: attack, the cards',
      'host: attack phase of many teams',
      'watch: attack phase, a wall',
    ]);
    await byId(player, 'attack-commit').click();
    await byId(player, 'committed').waitFor();
    await byId(host, 'host-advance').click();
    await phaseIs(player, 'filter');
    await byId(player, 'filter-commit').click();
    await byId(player, 'sure').waitFor();
    await inspect(player, /^Your turn, round 1 of 1 · Room /, 'player: defend, asked whether it is sure');
    await byId(player, 'sure-yes').click();
    await byId(host, 'host-advance').click();
    await phaseIs(projector, 'reveal');
    await byId(player, 'headline').waitFor({ timeout: 60_000 });
    await byId(projector, 'standings').waitFor();
    await look('Reveal', /^Reveal, round 1 of 1 · Room /, [
      'player: reveal of many wells',
      'host: reveal of many wells',
      'watch: reveal of many wells',
    ]);
    await byId(host, 'host-advance').click();
    await byId(player, 'result').waitFor({ timeout: 60_000 });
    await inspect(player, /^Result · Room /, 'player: standings of many teams');
    for (const page of [player, host, projector]) await page.context().close();
  });
});

everyStateWasLookedAt();
