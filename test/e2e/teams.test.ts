import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
const press = (page: Page, id: string) => byId(page, id).click();
const phaseIs = (page: Page, phase: string) =>
  page.locator(`[data-testid="phase"][data-phase="${phase}"]`).first().waitFor({ timeout: 60_000 });
const isChosen = (page: Page, id: string, chosen: boolean) =>
  expect.poll(() => byId(page, id).getAttribute('aria-pressed'), { timeout: 20_000 }).toBe(String(chosen));

/** The host opens a room by hand, on the first page, for three teams of two. */
async function openRoom(host: Page): Promise<string> {
  await host.goto(server.url);
  await host.getByTestId('host-people').fill('6');
  await press(host, 'host-more');
  await host.getByTestId('host-teams').fill('3');
  await host.getByTestId('host-rounds').fill('1');
  await host.getByTestId('host-event').fill('Open day');
  await byId(host, 'host-pace').getByText('No clock').click();
  await host.locator('label:has([data-testid="scenario-digits-4v9"])').click();
  await host.locator('label:has([data-testid="scenario-moons"])').click();
  await press(host, 'host-create');
  await byId(host, 'room-code').waitFor();
  return ((await byId(host, 'room-code').textContent()) ?? '').trim();
}

async function join(code: string, nickname: string, size?: { width: number; height: number }) {
  const { page, complaints } = await openPage(browser, size);
  await page.goto(`${server.url}/r/${code}`);
  await page.getByTestId('nickname').fill(nickname);
  await press(page, 'join-submit');
  await byId(page, 'team-badge').waitFor();
  return {
    page,
    complaints,
    nickname,
    team: (await byId(page, 'team-badge').getAttribute('data-team')) ?? '',
  };
}

it('CLIENT-E2E-3 three teams of two share their drafts, hand them in and take one back, to the standings', async () => {
  const host = await openPage(browser);
  const code = await openRoom(host.page);
  const phone = { width: 390, height: 844 };
  const people: Awaited<ReturnType<typeof join>>[] = [];
  for (const name of ['Rosa', 'Blaise', 'Ada', 'Emmy', 'Grace', 'Maryam'])
    people.push(await join(code, name, name === 'Emmy' ? phone : undefined));
  // The teams are balanced: three of two.
  const of = (team: string) => people.filter((each) => each.team === team);
  expect([...new Set(people.map(({ team }) => team))].map((team) => of(team).length)).toEqual([2, 2, 2]);
  const [rosa, blaise, ada] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  const emmy = people[3] as typeof rosa;
  expect(emmy.team).toBe(rosa.team);

  // The captain names the team, and everybody reads it; the host tells one team something.
  await rosa.page.getByTestId('team-name').fill('The Taps');
  await press(rosa.page, 'team-name-go');
  await byId(emmy.page, 'team-badge').getByText('The Taps').first().waitFor({ state: 'attached' });
  await host.page.getByRole('button', { name: 'Options for The Taps' }).click();
  await host.page.getByTestId('team-message').fill('You start on the left');
  await press(host.page, 'team-message-go');
  await byId(emmy.page, 'said').getByText('You start on the left').waitFor();
  expect(await blaise.page.getByTestId('said').count()).toBe(0);
  await press(host.page, 'window-close');
  const projector = await openPage(browser, { width: 1920, height: 1080 });
  await projector.page.goto(`${server.url}/watch/${code}`);
  await press(host.page, 'host-start');

  // The briefing says whose well it is.
  await phaseIs(rosa.page, 'briefing');
  await rosa.page.getByText('You poison the well of').first().waitFor();
  await rosa.page.getByText('You guard your own well').first().waitFor();
  await press(host.page, 'host-advance');

  // What one member changes, the other sees, by name; and the other way round.
  await phaseIs(rosa.page, 'prepare');
  await press(rosa.page, 'attack-flip-insert');
  await byId(emmy.page, 'draft-news').getByText('Rosa').waitFor();
  await isChosen(emmy.page, 'attack-flip-insert', true);
  await press(emmy.page, 'attack-corner');
  await byId(rosa.page, 'draft-news').getByText('Emmy').waitFor();
  await isChosen(rosa.page, 'attack-corner', true);
  await isChosen(rosa.page, 'attack-flip-insert', false);

  // A reload keeps the draft. Nobody of another team has heard of it.
  await emmy.page.reload();
  await phaseIs(emmy.page, 'prepare');
  await isChosen(emmy.page, 'attack-corner', true);
  for (const { page } of [blaise, projector]) expect(await page.getByText('Emmy has').count()).toBe(0);

  // One of two is not enough; both are. For five seconds it can be taken back.
  await press(emmy.page, 'attack-ready');
  await byId(rosa.page, 'ready-count').getByText('1 of 2').waitFor();
  await press(rosa.page, 'attack-ready');
  await byId(rosa.page, 'committed').waitFor();
  await press(emmy.page, 'take-back');
  await byId(rosa.page, 'attack-commit').waitFor();
  await byId(projector.page, 'wall').waitFor();
  expect(await projector.page.locator('[data-handed="true"]').count()).toBe(0);
  // The captain hands in alone.
  await press(rosa.page, 'attack-commit');
  await byId(emmy.page, 'committed').getByText('Rosa').waitFor();
  await projector.page.locator(`[data-team="${rosa.team}"] [data-handed="true"]`).waitFor();

  // The others leave theirs on the desk: it plays as it is.
  await press(ada.page, 'attack-gradient-ascent');
  await press(host.page, 'host-advance');
  await phaseIs(rosa.page, 'filter');
  // A plan that does nothing asks once more.
  await press(rosa.page, 'filter-commit');
  await press(rosa.page, 'sure-back');
  await press(emmy.page, 'filter-loss');
  await isChosen(rosa.page, 'filter-loss', true);
  await press(rosa.page, 'filter-commit');
  await byId(rosa.page, 'committed').waitFor();
  await press(blaise.page, 'filter-knn-distance');
  await byId(blaise.page, 'draft-news').getByText('you').waitFor();
  await press(host.page, 'host-advance');

  // Results come to the wall as they are there.
  await projector.page
    .locator('[data-testid="well"]:not([data-accuracy=""])')
    .first()
    .waitFor({ timeout: 60_000 });
  await phaseIs(projector.page, 'reveal');
  await byId(projector.page, 'standings').waitFor();
  await byId(rosa.page, 'story').waitFor({ timeout: 60_000 });
  await byId(rosa.page, 'bout-switch').getByText('Your attack on').click();
  await rosa.page.getByText('handed in by Rosa').waitFor({ timeout: 60_000 });
  await press(host.page, 'host-advance');

  // One order of the teams on every page.
  const order = async (page: Page) => {
    await phaseIs(page, 'over');
    const rows = page.locator('[data-testid="result"] .result-score h2');
    await rows.first().waitFor();
    return rows.allTextContents();
  };
  const first = await order(rosa.page);
  expect(first).toHaveLength(3);
  for (const { page } of [blaise, projector, host]) expect(await order(page)).toEqual(first);

  // The next match is with the same people.
  await press(host.page, 'host-again');
  await phaseIs(emmy.page, 'lobby');
  await byId(emmy.page, 'team-badge').getByText('The Taps').first().waitFor({ state: 'attached' });
  for (const { complaints } of [host, projector, ...people]) expect(complaints).toEqual([]);
}, 120_000);

it('CLIENT-E2E-4 whoever opens the link of a co-host runs the room', async () => {
  const host = await openPage(browser);
  const code = await openRoom(host.page);
  const player = await join(code, 'Rosa');
  await press(host.page, 'host-cohost');
  await press(host.page, 'cohost-make');
  const link = (await byId(host.page, 'cohost-link').getAttribute('data-url')) ?? '';
  expect(link).toMatch(new RegExp(`/host/${code}#seat=`));
  const phone = await openPage(browser, { width: 390, height: 844 });
  await phone.page.goto(`${server.url}/host/${code}${new URL(link).hash}`);
  await byId(phone.page, 'host-start').waitFor();
  expect(new URL(phone.page.url()).hash).toBe('');
  // A reload keeps the seat.
  await phone.page.reload();
  await press(phone.page, 'host-start');
  await phaseIs(player.page, 'briefing');
  // Co-hosts come and go by the host's word.
  expect(await phone.page.getByTestId('host-cohost').count()).toBe(0);
}, 60_000);
