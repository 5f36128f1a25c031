import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { looksOf } from '../support/axe.ts';
import {
  byId,
  endTraining,
  ownComplaints,
  PHONE,
  PROJECTOR,
  phaseIs,
  pick,
  press,
  tap,
  tapTwice,
  textOf,
} from '../support/browser.ts';
import { openSite, takeSeat } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('match');
const stepIs = (page: Page, step: string) =>
  page.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();

describe('a whole match in three browsers', () => {
  it('MATCH-E2E, CLIENT-62 goes from the first page to the replay, through a reload and a killed server', async () => {
    // The host makes a room by hand on the first page.
    const host = await site.open('/');
    await byId(host.page, 'host-format').getByText('Duel').click();
    await press(host.page, 'host-more');
    await axeFindsNothing(host.page, 'home: every option of a room');
    await byId(host.page, 'host-pace').getByText('No clock').click();
    await press(host.page, 'host-create');
    await byId(host.page, 'room-code').waitFor();
    const code = (await textOf(host.page, 'room-code')).replace(/\s/g, '');
    expect(code).toMatch(/^[A-Z]{6}$/);

    // Two join by the code, one on a phone; a third watches.
    const phone = await site.open('/', PHONE);
    await byId(phone.page, 'join-code').fill(code);
    await tap(phone.page, 'join-go');
    await takeSeat(phone.page, 'Rosa');
    const laptop = await site.join(code, 'Blaise');
    const projector = await site.open(`/watch/${code}`, PROJECTOR);
    expect(await textOf(phone.page, 'team-badge')).toMatch(/heron/i);
    expect(await textOf(laptop.page, 'team-badge')).toMatch(/otter/i);

    await axeFindsNothing(phone.page, 'player: lobby, the captain on a phone');
    await press(host.page, 'host-start');
    await phaseIs(phone.page, 'briefing');
    await axeFindsNothing(host.page, 'host: briefing');
    await press(host.page, 'host-pause');
    await press(host.page, 'host-resume');
    expect(await byId(host.page, 'host-extend').isDisabled()).toBe(true); // nothing has an end to put off
    await press(host.page, 'host-advance');

    // The attacker, who has a telephone and fingers, loses the page and gets the seat back.
    await phaseIs(phone.page, 'prepare');
    await phone.page.reload();
    await phaseIs(phone.page, 'prepare');
    expect(await textOf(phone.page, 'team-badge')).toMatch(/heron/i);
    await phone.page.locator('details.more > summary').first().tap();
    await axeFindsNothing(phone.page, 'player: attack, the whole menu on a phone');
    await pick(phone.page, 'attack-far-flip', 'tap');
    await axeFindsNothing(host.page, 'host: attack phase');
    await axeFindsNothing(projector.page, 'watch: attack phase, a duel');
    await tapTwice(phone.page, 'attack-commit');

    // The defender picks a filter on the stream; nobody else has been told of the attack.
    await phaseIs(laptop.page, 'filter');
    for (const { page } of [laptop, projector]) {
      expect(await page.content()).not.toContain('far-flip');
    }
    await axeFindsNothing(phone.page, 'player: waits while filters are chosen');
    await axeFindsNothing(host.page, 'host: filter phase');
    await axeFindsNothing(projector.page, 'watch: filter phase');
    // The plug is pulled in the middle of the phase, on the same port and folder.
    await site.cutPower(laptop.page);
    await phaseIs(laptop.page, 'filter');
    await pick(laptop.page, 'filter-loss');
    await press(laptop.page, 'filter-commit');

    await phaseIs(projector.page, 'train');
    await byId(projector.page, 'accuracy-now').waitFor();
    await phaseIs(projector.page, 'reveal');
    // The host goes through the reveal step by step; the projector and the telephone follow.
    await phaseIs(host.page, 'reveal');
    for (const step of ['model', 'poison', 'why', 'sides', 'better', 'lesson'] as const) {
      if (step !== 'model') await press(host.page, 'step-next');
      for (const { page } of [host, projector, phone]) await stepIs(page, step);
      await axeFindsNothing(phone.page, `player: reveal, ${step}`);
      await axeFindsNothing(projector.page, `watch: reveal, ${step}`);
      if (step !== 'sides') continue;
      await expect.poll(() => textOf(projector.page, 'story')).not.toBe('');
      await expect.poll(() => textOf(projector.page, 'score-attack')).toMatch(/\d/);
    }
    await axeFindsNothing(host.page, 'host: reveal');
    await byId(projector.page, 'moral').waitFor();
    await press(host.page, 'step-back');
    await stepIs(projector.page, 'better');
    // Whoever looks on their own comes back to what everybody is shown.
    await tap(phone.page, 'step-model');
    await stepIs(phone.page, 'model');
    await tap(phone.page, 'step-follow');
    await stepIs(phone.page, 'better');

    // Sides swap: this time the telephone defends.
    await press(host.page, 'host-advance');
    await phaseIs(host.page, 'briefing');
    await press(host.page, 'host-advance');
    await phaseIs(laptop.page, 'prepare');
    await pick(laptop.page, 'attack-far-flip');
    await press(laptop.page, 'attack-commit');
    await phaseIs(phone.page, 'filter');
    await axeFindsNothing(phone.page, 'player: defend, on a phone');
    await pick(phone.page, 'filter-sphere', 'tap');
    await tapTwice(phone.page, 'filter-commit');
    await endTraining(host.page);
    await press(host.page, 'host-pause'); // the clock goes on to the next step by itself
    await press(host.page, 'step-model');
    await stepIs(phone.page, 'model');
    await expect.poll(() => textOf(phone.page, 'headline')).not.toBe('');
    await press(host.page, 'host-advance');
    await phaseIs(phone.page, 'over');
    await byId(phone.page, 'result').waitFor();
    await axeFindsNothing(phone.page, 'player: result');
    await axeFindsNothing(host.page, 'host: over');
    await axeFindsNothing(projector.page, 'watch: result');

    // The replay plays every round again in the page and finds every number the same.
    await tap(phone.page, 'replay-link');
    await phone.page
      .locator('[data-testid="replay-verdict"][data-same="true"]')
      .first()
      .waitFor({ timeout: 120_000 });

    // What the host talks about afterwards: moments (how many depends on the rounds), and what each player did.
    await host.page.goto(`${site.server.url}/${await byId(host.page, 'debrief-link').getAttribute('href')}`);
    await byId(host.page, 'debrief-people').getByText('Rosa').waitFor();
    await axeFindsNothing(host.page, 'debrief: of a match');
    await host.page.goto(
      `${site.server.url}/${await host.page.getByTestId('moment').first().locator('a').first().getAttribute('href')}`,
    );
    await byId(host.page, 'step-bar').waitFor();
    await axeFindsNothing(host.page, 'replay: a moment');

    const here = new URL(site.server.url).host;
    for (const opened of [host, phone, laptop, projector]) {
      expect([...opened.hosts]).toEqual([here]);
      expect(ownComplaints(opened)).toEqual([]);
    }
  });
});

describe('what goes wrong has its own message', () => {
  it('CLIENT-E2E-1 an unknown room is said to be unknown', async () => {
    const { page } = await site.open('/r/ZZZZZZ');
    await page.locator('[data-testid="error-message"][data-code="room-unknown"]').waitFor();
    await axeFindsNothing(page, 'player: no such room');
  });

  it('CLIENT-E2E-2 the newest connection wins the seat and the older one is told', async () => {
    const { code } = await site.createRoom();
    const { page } = await site.join(code, 'Twin');
    const second = await page.context().newPage();
    await second.goto(`${site.server.url}/r/${code}`);
    await byId(second, 'team-badge').waitFor();
    await page.locator('[data-testid="error-message"][data-code="seat-taken-over"]').waitFor();
    await axeFindsNothing(page, 'player: seat taken over');
  });
});

everyStateWasLookedAt();
