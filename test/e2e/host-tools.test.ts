import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { looksOf } from '../support/axe.ts';
import { byId, PHONE, PROJECTOR, phaseIs, press, tap, textOf } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('host-tools');

/** Opens what can be done with a player, as the host. */
const openPerson = (host: Page, nickname: string) =>
  host.getByRole('button', { name: `Options for ${nickname}` }).click();
const shut = (host: Page) => press(host, 'window-close');
/** Presses what asks once more, and says yes. */
async function twice(host: Page, id: string): Promise<void> {
  await press(host, id);
  await press(host, id);
}
/** Sends a line of a window. */
async function line(host: Page, id: string, text: string): Promise<void> {
  await host.getByTestId(id).fill(text);
  await press(host, `${id}-go`);
}
const fails = (page: Page, code: string) =>
  page.locator(`[data-testid="error-message"][data-code="${code}"]`).waitFor();
const secondsLeft = async (page: Page) => {
  const [minutes = 0, seconds = 0] = (await textOf(page, 'clock')).split(':').map(Number.parseFloat);
  return 60 * minutes + seconds;
};
/** What a press saves, as text. */
async function saved(host: Page, id: string): Promise<string> {
  const [file] = await Promise.all([host.waitForEvent('download'), press(host, id)]);
  return readFileSync(await file.path(), 'utf8');
}

it('CLIENT-45 what a host presses is seen on the pages of those whom it concerns', async () => {
  const room = await site.createRoom({ format: 'wells', teams: 2, scenarios: ['moons'], rounds: 1 });
  const { code } = room;
  const host = (await site.openHost(room)).page;
  const rosa = (await site.join(code, 'Rosa')).page;
  const blaise = (await site.join(code, 'Blaise')).page;
  const projector = (await site.open(`/watch/${code}`, PROJECTOR)).page;

  // Words for everybody, and for one.
  await press(host, 'host-message');
  await axeFindsNothing(host, 'host: a message');
  await line(host, 'message-all', 'We begin at nine');
  for (const page of [rosa, blaise, projector])
    await byId(page, 'said').getByText('We begin at nine').waitFor();
  await axeFindsNothing(projector, 'watch: a message');
  await openPerson(host, 'Rosa');
  await line(host, 'person-message', 'Your mouse is unplugged');
  await byId(rosa, 'said').getByText('Your mouse is unplugged').waitFor();
  for (const page of [blaise, projector]) expect(await page.getByText('unplugged').count()).toBe(0);

  // Another name and another team, as everybody sees them.
  await line(host, 'person-name', 'Rosalind');
  for (const page of [rosa, blaise]) await page.getByText('Rosalind').first().waitFor();
  const teamOf = (page: Page) => byId(page, 'team-badge').getAttribute('data-team');
  const [first, other] = [await teamOf(rosa), await teamOf(blaise)];
  await host.getByTestId('person-team').selectOption(other);
  await expect.poll(() => teamOf(rosa)).toBe(other);
  await host.getByTestId('person-team').selectOption(first);
  await expect.poll(() => teamOf(rosa)).toBe(first);
  await shut(host);

  // Who is removed reads it and may come again; who is banned may not.
  const guest = (await site.join(code, 'Kim')).page;
  await openPerson(host, 'Kim');
  await twice(host, 'person-kick');
  await fails(guest, 'seat-expired');
  await axeFindsNothing(guest, 'player: removed');
  await guest.goto(`${site.server.url}/r/${code}`);
  await guest.getByTestId('nickname').fill('Kim');
  await press(guest, 'join-submit');
  await byId(guest, 'team-badge').waitFor();
  await openPerson(host, 'Kim');
  await twice(host, 'person-ban');
  await fails(guest, 'seat-expired');
  await guest.goto(`${site.server.url}/r/${code}`);
  await guest.getByTestId('nickname').fill('Kim');
  await press(guest, 'join-submit');
  await fails(guest, 'banned');
  await axeFindsNothing(guest, 'player: banned');

  // A locked room refuses; a door with a nod waits for it.
  await press(host, 'host-lock');
  await host.getByRole('button', { name: 'Unlock' }).waitFor();
  const lee = (await site.open(`/r/${code}`)).page;
  await lee.getByTestId('nickname').fill('Lee');
  await press(lee, 'join-submit');
  await fails(lee, 'room-locked');
  await axeFindsNothing(lee, 'player: the room is locked');
  await press(host, 'host-lock');
  await press(host, 'host-door');
  await press(host, 'door-nod'); // checked once the server has said so
  const mo = (await site.open(`/r/${code}`, PHONE)).page;
  await lee.goto(`${site.server.url}/r/${code}`);
  for (const [page, name] of [
    [lee, 'Lee'],
    [mo, 'Mo'],
  ] as const) {
    await page.getByTestId('nickname').fill(name);
    await press(page, 'join-submit');
    await fails(page, 'nod-needed');
  }
  await axeFindsNothing(mo, 'player: waits for a nod');
  await host.getByTestId('knock').nth(1).waitFor();
  await axeFindsNothing(host, 'host: the door, somebody waits');
  const knock = (name: string) => host.getByTestId('knock').filter({ hasText: name });
  await knock('Lee').getByTestId('knock-in').click();
  await byId(lee, 'team-badge').waitFor();
  await knock('Mo').getByTestId('knock-out').click();
  await fails(mo, 'banned');
  await shut(host);

  // The phone of a co-host keeps the clock.
  await press(host, 'host-cohost');
  await press(host, 'cohost-make');
  const link = (await byId(host, 'cohost-link').getAttribute('data-url')) ?? '';
  const phone = (await site.open(`/host/${code}${new URL(link).hash}`, PHONE)).page;
  await byId(phone, 'host-start').waitFor();
  await host.getByText('connected').first().waitFor();
  await axeFindsNothing(host, 'host: a co-host');
  await shut(host);
  await tap(phone, 'host-start');
  await phaseIs(rosa, 'briefing');
  await tap(phone, 'host-pause');
  const paused = (page: Page) => page.locator('.clock.paused').waitFor();
  for (const page of [rosa, blaise, host, projector]) await paused(page);
  await axeFindsNothing(phone, 'host: briefing, paused, on a phone');
  const before = await secondsLeft(rosa);
  await tap(phone, 'host-extend');
  await expect.poll(() => secondsLeft(rosa)).toBe(before + 30);
  await tap(phone, 'host-resume');
  await rosa.locator('.clock:not(.paused)').waitFor();
  await tap(phone, 'host-advance');
  for (const page of [rosa, blaise, projector]) await phaseIs(page, 'prepare');

  // Who comes and goes is seen; what is known of the match can be taken home at any time.
  await press(host, 'host-export');
  await axeFindsNothing(host, 'host: everything to take home');
  expect(await saved(host, 'export-players')).toMatch(/Rosalind/);
  expect(JSON.parse(await saved(host, 'export-json')).players).toHaveLength(3);
  await shut(host);

  // The co-host is dismissed, and says so.
  await press(host, 'host-cohost');
  await host.getByRole('button', { name: /^Dismiss co-host/ }).click();
  await fails(phone, 'seat-expired');
  await shut(host);

  // The match is ended in the middle, and the next has the same people on the same seats.
  await press(host, 'host-end');
  await axeFindsNothing(host, 'host: the end');
  await twice(host, 'host-end-sure');
  for (const page of [rosa, blaise, projector]) await byId(page, 'result').waitFor();
  await press(host, 'host-again');
  for (const page of [rosa, blaise, lee, projector]) await phaseIs(page, 'lobby');
  expect([await teamOf(rosa), await teamOf(blaise)]).toEqual([first, other]);
  await press(host, 'host-start');
  for (const page of [rosa, blaise, projector]) await phaseIs(page, 'briefing');
});

everyStateWasLookedAt();
