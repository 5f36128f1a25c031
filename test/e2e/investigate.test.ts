import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';
import { visibleWords } from '../../tools/screens/words.ts';
import { looksOf } from '../support/axe.ts';
import { byId, type Device, endTraining, PHONE, phaseIs, pick, textOf } from '../support/browser.ts';
import { inspect } from '../support/inspect.ts';
import { draw, drawByFinger } from '../support/pointer.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('investigate');

const look = (page: Page, name: string) =>
  byId(page, 'look').getByRole('radio', { name, exact: true }).check({ force: true });
const tool = (page: Page, name: string) =>
  byId(page, 'mark-tool').getByRole('radio', { name, exact: true }).check({ force: true });

/** A room in which the second of two players is about to filter. */
async function defendIn(
  scenario: ScenarioId,
  device?: Device,
): Promise<{ defender: Page; host: Page; complaints: string[] }> {
  const room = await site.createRoom({ scenarios: [scenario], pace: 2 });
  const { page: host } = await site.openHost(room);
  const { page: attacker } = await site.join(room.code, 'Rosa');
  const { page: defender, complaints } = await site.join(room.code, 'Blaise', device);
  await byId(host, 'host-start').click();
  await phaseIs(host, 'briefing');
  await byId(host, 'host-advance').click();
  await phaseIs(attacker, 'prepare');
  await byId(attacker, 'attack-far-flip').waitFor();
  expect(await visibleWords(attacker, '.desk-task, .desk-rail')).toBeLessThanOrEqual(100);
  await pick(attacker, 'attack-far-flip');
  await byId(attacker, 'attack-commit').click();
  await phaseIs(defender, 'filter');
  return { defender, host, complaints };
}

it('CLIENT-E2E-5 a defender sorts, drags a cut by keys, marks and lassos, and the reveal says what people removed', async () => {
  const { defender, host, complaints } = await defendIn('moons');
  await defender.locator('body[data-ready="1"]').waitFor({ timeout: 60_000 });
  // CLIENT-60: a desk is read in 20 s, at 300 words a minute.
  expect(await visibleWords(defender, '.desk-task, .desk-rail')).toBeLessThanOrEqual(100);

  // The histogram under a filter of the menu, its cut moved by keys, then put into the plan.
  await look(defender, 'Filters');
  await byId(defender, 'probe-filter').selectOption('sphere');
  await byId(defender, 'cut-out-0').waitFor({ timeout: 60_000 });
  const before = await textOf(defender, 'cut-out-0');
  const share = byId(defender, 'suspicion-look').getByRole('slider').first();
  await share.focus();
  for (let i = 0; i < 4; i++) await defender.keyboard.press('ArrowRight');
  await expect.poll(() => textOf(defender, 'cut-out-0')).not.toBe(before);
  const dragged = await textOf(defender, 'cut-out-0');
  await byId(defender, 'probe-put').click();
  await expect.poll(() => byId(defender, 'filter-sphere').getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => textOf(defender, 'cut-out-0')).toBe(dragged);
  await inspect(defender, /./, (page) => axeFindsNothing(page, 'player: defend, suspicion'));

  // The truth about the most suspicious sample, for points.
  await look(defender, 'Samples');
  await byId(defender, 'samples-look').locator('[data-sample]').first().click();
  await byId(defender, 'audit').click();
  await expect.poll(() => textOf(defender, 'audit-answer')).toMatch(/It is (poison|clean)/);
  await expect.poll(() => defender.locator('.points output').first().textContent()).toBe('6 of 10');
  await axeFindsNothing(defender, 'player: defend, a sample audited');

  // Two samples by keys, from the most suspicious on.
  const samples = byId(defender, 'samples-look').locator('[data-sample]');
  await samples.first().focus();
  await defender.keyboard.press('k');
  await defender.keyboard.press('ArrowRight');
  await defender.keyboard.press('d');
  await expect.poll(() => samples.nth(0).getAttribute('data-mark')).toBe('keep');
  await expect.poll(() => samples.nth(1).getAttribute('data-mark')).toBe('drop');
  await expect.poll(() => textOf(defender, 'mark-count')).toContain('1 out, 1 kept by hand: 1 point');

  // A lasso around the middle of the map, undone and drawn again.
  await look(defender, 'Map');
  await tool(defender, 'Throw out');
  const lasso = () => draw(defender, 'hand-layer', [0.4, 0.3], [0.6, 0.3], [0.6, 0.6], [0.4, 0.6]);
  await lasso();
  const outIn = (count: string | null) => Number(/^(\d+) out/.exec(count ?? '')?.[1]);
  await expect.poll(async () => outIn(await textOf(defender, 'mark-count'))).toBeGreaterThan(3);
  await byId(defender, 'mark-undo').click();
  await expect.poll(() => textOf(defender, 'mark-count')).toContain('1 out, 1 kept');
  await lasso();
  await expect.poll(async () => outIn(await textOf(defender, 'mark-count'))).toBeGreaterThan(3);
  await axeFindsNothing(defender, 'player: defend, marks on the map');
  // So many marks cost more points than there are.
  await byId(defender, 'mark-undo').click();

  for (const [name, id, state] of [
    ['Accounts', 'accounts', 'player: defend, accounts'],
    ['Spectrum', 'spectrum-look', 'player: defend, spectrum'],
    ['Trusted', 'golden-accuracy', 'player: defend, trusted samples'],
  ] as const) {
    await look(defender, name);
    await byId(defender, id).waitFor({ timeout: 60_000 });
    await inspect(defender, /./, (page) => axeFindsNothing(page, state));
  }

  await byId(defender, 'filter-commit').click();
  await endTraining(host);
  await phaseIs(defender, 'reveal');
  await expect.poll(() => textOf(defender, 'round-notes')).toContain('People threw out 1 sample by hand');
  expect(complaints).toEqual([]);
});

it('CLIENT-35 a defender buys the accuracy that a plan would give, and the points for it are gone', async () => {
  const { defender, complaints } = await defendIn('moons', PHONE);
  await look(defender, 'Trusted');
  await byId(defender, 'golden-accuracy').waitFor({ timeout: 60_000 });
  await byId(defender, 'training-buy').click();
  await byId(defender, 'trainings').waitFor({ timeout: 60_000 });
  // Without a plan it is the model of the delivery as it came, which the page has trained for nothing.
  const rate = /[\d.]+\s%/.exec(await textOf(defender, 'golden-accuracy'))?.[0];
  await expect.poll(() => textOf(defender, 'trainings')).toContain(`No filter: ${rate}`);
  await expect.poll(() => defender.locator('.points output').first().textContent()).toBe('3 of 10');
  await axeFindsNothing(defender, 'player: defend, a training bought');

  // On a telephone a finger draws the lasso; the page does not scroll away under it.
  await look(defender, 'Map');
  await tool(defender, 'Throw out');
  await drawByFinger(defender, 'hand-layer', [0.4, 0.3], [0.6, 0.3], [0.6, 0.6], [0.4, 0.6]);
  await expect.poll(() => textOf(defender, 'mark-count')).toMatch(/^[1-9]\d* out/);
  expect(complaints).toEqual([]);
});

everyStateWasLookedAt();
