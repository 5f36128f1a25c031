import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { looksOf } from '../support/axe.ts';
import {
  byId,
  type Device,
  ownComplaints,
  PHONE,
  PROJECTOR,
  phaseIs,
  pick,
  press,
  tap,
  tapTwice,
} from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('teams');

const isChosen = (page: Page, id: string, chosen: boolean) =>
  expect.poll(() => byId(page, id).getAttribute('aria-pressed'), { timeout: 20_000 }).toBe(String(chosen));

/** The host opens a room by hand, on the first page, for three teams of two. */
async function openRoom(host: Page): Promise<string> {
  await host.getByTestId('host-people').fill('6');
  await press(host, 'host-more');
  await host.getByTestId('host-teams').fill('3');
  await host.getByTestId('host-rounds').fill('1');
  await host.getByTestId('host-event').fill('Open day');
  await byId(host, 'host-pace').getByText('No clock').click();
  await host.locator('label:has([data-testid="scenario-letters"])').click();
  await host.locator('label:has([data-testid="scenario-moons"])').click();
  await press(host, 'host-create');
  await byId(host, 'room-code').waitFor();
  return ((await byId(host, 'room-code').textContent()) ?? '').trim();
}

async function join(code: string, nickname: string, device?: Device) {
  const opened = await site.join(code, nickname, device);
  const team = (await byId(opened.page, 'team-badge').getAttribute('data-team')) ?? '';
  return { ...opened, nickname, team };
}

type Member = Awaited<ReturnType<typeof join>>;

it('CLIENT-E2E-3 three teams of two share their drafts, hand them in and take one back, to the standings', async () => {
  const host = await site.open('/');
  const code = await openRoom(host.page);
  const people: Member[] = [];
  for (const name of ['Rosa', 'Blaise', 'Ada', 'Emmy', 'Grace', 'Maryam'])
    people.push(await join(code, name, name === 'Emmy' ? PHONE : undefined));
  // The teams are balanced: three of two.
  const of = (team: string) => people.filter((each) => each.team === team);
  expect([...new Set(people.map(({ team }) => team))].map((team) => of(team).length)).toEqual([2, 2, 2]);
  const [rosa, blaise, ada, emmy, , maryam] = people as [Member, Member, Member, Member, Member, Member];
  expect([emmy.team, maryam.team]).toEqual([rosa.team, ada.team]);

  // The captain names the team, and everybody reads it; the host tells one team something.
  await rosa.page.getByTestId('team-name').fill('The Taps');
  await press(rosa.page, 'team-name-go');
  await byId(emmy.page, 'team-badge').getByText('The Taps').first().waitFor({ state: 'attached' });
  await host.page.getByRole('button', { name: 'Options for The Taps' }).click();
  await axeFindsNothing(host.page, 'host: a team');
  await host.page.getByTestId('team-message').fill('You start on the left');
  await press(host.page, 'team-message-go');
  await byId(emmy.page, 'said').getByText('You start on the left').waitFor();
  await axeFindsNothing(emmy.page, 'player: lobby, a message');
  expect(await blaise.page.getByTestId('said').count()).toBe(0);
  await press(host.page, 'window-close');
  const projector = await site.open(`/watch/${code}`, PROJECTOR);
  await press(host.page, 'host-start');

  // The briefing says whose well it is.
  await phaseIs(rosa.page, 'briefing');
  await rosa.page.getByText('You poison the well of').first().waitFor();
  await rosa.page.getByText('You guard your own well').first().waitFor();
  await press(host.page, 'host-advance');

  // What one member changes, the other sees, by name; and the other way round.
  await phaseIs(rosa.page, 'prepare');
  await pick(rosa.page, 'attack-flip-insert');
  await byId(emmy.page, 'draft-news').getByText('Rosa').waitFor();
  await isChosen(emmy.page, 'attack-flip-insert', true);
  await axeFindsNothing(emmy.page, 'player: attack, shared with a team');
  await pick(emmy.page, 'attack-corner');
  await byId(rosa.page, 'draft-news').getByText('Emmy').waitFor();
  await isChosen(rosa.page, 'attack-corner', true);
  await isChosen(rosa.page, 'attack-flip-insert', false);

  // A reload keeps the draft. Nobody of another team has heard of it.
  await emmy.page.reload();
  await phaseIs(emmy.page, 'prepare');
  await isChosen(emmy.page, 'attack-corner', true);
  for (const { page } of [blaise, projector]) expect(await page.getByText('Emmy has').count()).toBe(0);

  // The plug is pulled while they are at it: draft, desks and people come back.
  await site.cutPower(host.page, projector.page, ...people.map(({ page }) => page));
  for (const { page } of [rosa, emmy]) await isChosen(page, 'attack-corner', true);

  // One of two is not enough; both are. For five seconds it can be taken back.
  await press(emmy.page, 'attack-ready');
  await byId(rosa.page, 'ready-count').getByText('1 of 2').waitFor();
  await press(rosa.page, 'attack-ready');
  await byId(rosa.page, 'committed').waitFor();
  await press(emmy.page, 'take-back');
  await byId(rosa.page, 'attack-commit').waitFor();
  await byId(projector.page, 'wall').waitFor();
  await expect.poll(() => projector.page.locator('[data-handed="true"]').count()).toBe(0);
  // The captain hands in alone.
  await press(rosa.page, 'attack-commit');
  await byId(emmy.page, 'committed').getByText('Rosa').waitFor();
  await axeFindsNothing(emmy.page, 'player: attack, handed in');
  await projector.page.locator(`[data-team="${rosa.team}"] [data-handed="true"]`).waitFor();

  // The others leave theirs on the desk: it plays as it is.
  await pick(ada.page, 'attack-gradient-ascent');
  await byId(maryam.page, 'draft-news').getByText('Ada').waitFor();
  await ada.page.close(); // the captain closes the laptop
  await press(host.page, 'host-advance');
  await phaseIs(rosa.page, 'filter');
  // A plan that does nothing asks once more.
  await press(rosa.page, 'filter-commit');
  await press(rosa.page, 'sure-back');
  await pick(emmy.page, 'filter-loss');
  await isChosen(rosa.page, 'filter-loss', true);
  await press(rosa.page, 'filter-commit');
  await byId(rosa.page, 'committed').waitFor();
  // Once a closed laptop counts as gone, whoever is left is captain.
  await pick(maryam.page, 'filter-sphere');
  await press(maryam.page, 'filter-commit');
  await byId(maryam.page, 'committed').waitFor();
  await pick(blaise.page, 'filter-knn-distance');
  await byId(blaise.page, 'draft-news').getByText('you').waitFor();
  await press(host.page, 'host-advance');

  // Results come to the wall as they are there.
  await projector.page
    .locator('[data-testid="well"]:not([data-accuracy=""])')
    .first()
    .waitFor({ timeout: 60_000 });
  await phaseIs(projector.page, 'reveal');
  await byId(projector.page, 'standings').waitFor();
  await byId(rosa.page, 'headline').waitFor({ timeout: 60_000 });
  await press(rosa.page, 'step-sides');
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
  for (const { page } of [blaise, projector, host]) await expect.poll(() => order(page)).toEqual(first);

  // All three bouts are played again in a page, and every number is the same.
  await press(rosa.page, 'replay-link');
  await rosa.page.locator('[data-testid="replay-verdict"][data-same="true"]').first().waitFor();
  await axeFindsNothing(rosa.page, 'replay: of three wells');

  // The next match is with the same people.
  await press(host.page, 'host-again');
  await phaseIs(emmy.page, 'lobby');
  await byId(emmy.page, 'team-badge').getByText('The Taps').first().waitFor({ state: 'attached' });
  for (const opened of [host, projector, ...people]) expect(ownComplaints(opened)).toEqual([]);
});

it('CLIENT-E2E-6 in a room where everyone meets everyone, one plan goes to all other wells, to the standings', async () => {
  const room = await site.createRoom({ format: 'everyone', teams: 3, rounds: 1, pace: 'none' });
  const { page: host, complaints } = await site.openHost(room);
  const rosa = await join(room.code, 'Rosa', PHONE);
  const blaise = await join(room.code, 'Blaise');
  const ada = await join(room.code, 'Ada');
  await press(host, 'host-start');
  await phaseIs(rosa.page, 'briefing');
  await press(host, 'host-advance');
  await phaseIs(rosa.page, 'prepare');
  await pick(rosa.page, 'attack-far-flip', 'tap');
  await tapTwice(rosa.page, 'attack-commit');
  await pick(blaise.page, 'attack-corner');
  await press(blaise.page, 'attack-commit');
  await pick(ada.page, 'attack-flip-insert');
  await press(ada.page, 'attack-commit');
  // All have handed in: nobody waits for a clock.
  await phaseIs(rosa.page, 'filter');
  await pick(rosa.page, 'filter-sphere', 'tap');
  await tapTwice(rosa.page, 'filter-commit');
  for (const { page } of [blaise, ada]) {
    await pick(page, 'filter-loss');
    await press(page, 'filter-commit');
  }
  await phaseIs(rosa.page, 'reveal');
  // Two attacks of one plan, and two on the own well.
  const bouts = byId(rosa.page, 'bout-switch').locator('option');
  await expect.poll(() => bouts.count()).toBe(4);
  await press(host, 'host-advance');
  for (const { page } of [rosa, blaise, ada]) {
    await phaseIs(page, 'over');
    await expect.poll(() => page.locator('[data-testid="result"] .result-score h2').count()).toBe(3);
  }
  await tap(rosa.page, 'replay-link');
  await rosa.page.locator('[data-testid="replay-verdict"][data-same="true"]').first().waitFor();
  expect(complaints).toEqual([]);
  for (const opened of [rosa, blaise, ada]) expect(opened.complaints).toEqual([]);
});

it('CLIENT-E2E-4 whoever opens the link of a co-host runs the room', async () => {
  const host = await site.open('/');
  const code = await openRoom(host.page);
  const player = await join(code, 'Rosa');
  await press(host.page, 'host-cohost');
  await press(host.page, 'cohost-make');
  const link = (await byId(host.page, 'cohost-link').getAttribute('data-url')) ?? '';
  expect(link).toMatch(new RegExp(`/host/${code}#seat=`));
  const phone = await site.open(`/host/${code}${new URL(link).hash}`, PHONE);
  await byId(phone.page, 'host-start').waitFor();
  expect(new URL(phone.page.url()).hash).toBe('');
  // A reload keeps the seat.
  await phone.page.reload();
  await press(phone.page, 'host-start');
  await phaseIs(player.page, 'briefing');
  // Co-hosts come and go by the host's word.
  expect(await phone.page.getByTestId('host-cohost').count()).toBe(0);
});

everyStateWasLookedAt();
