import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindingsInWords } from '../support/axe.ts';
import { byId, endTraining, phaseIs, pick } from '../support/browser.ts';
import { expectToFit, inspect as inspectLooks } from '../support/inspect.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

const languageOf = (page: Page) => page.locator('html').getAttribute('lang');

const inspect = (page: Page, title: RegExp) =>
  inspectLooks(page, title, async (laidOut) => {
    expect.soft(await axeFindingsInWords(laidOut), `axe, ${laidOut.url()}`).toEqual([]);
  });

const GERMAN = { locale: 'de-DE' };
const open = async (path: string) => (await site.open(path, GERMAN)).page;
const join = async (code: string, nickname: string) => (await site.join(code, nickname, GERMAN)).page;

/** A room, and the page of its host. */
async function hostRoom(): Promise<{ code: string; host: Page }> {
  const room = await site.createRoom({ pace: 2 });
  return { code: room.code, host: (await site.openHost(room, GERMAN)).page };
}

describe('CLIENT-26 a browser that prefers German', () => {
  it('has a first page and a Lab in German, and fetches no other language', async () => {
    const home = await open('/');
    await home.locator('body[data-ready="1"]').waitFor({ timeout: 60_000 });
    expect(await languageOf(home)).toBe('de');
    const fetched = await home.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(fetched.filter((name) => /\/de-[^/]+\.js$/.test(name))).toHaveLength(1);
    expect(fetched.filter((name) => /\/en-[^/]+\.js$/.test(name))).toEqual([]);
    await byId(home, 'poison-it').click();
    await byId(home, 'accuracy-clean').waitFor({ timeout: 120_000 });
    expect(await byId(home, 'accuracy-clean').textContent()).toMatch(/^sauber \d+,\d/);
    await inspect(home, /^Poisoned Well$/);
    await home.goto(`${site.server.url}/lab#s=moons`);
    await byId(home, 'accuracy-clean').waitFor({ timeout: 120_000 });
    await inspect(home, /^Labor · /);
    await byId(home, 'own-data').locator('> summary').click();
    const bring = (text: string) =>
      byId(home, 'own-file').setInputFiles({
        name: 'a.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
    await bring('a,b,label\n1,2,x\n1,y\n');
    await home.locator('p[lang="de"]').getByText('a.csv, Zeile 3: 3 Spalten erwartet, 2 gefunden').waitFor();
    await inspect(home, /^Labor · /);
    await bring('a,b,label\n1,2,x\n3,4,y\n');
    await home.locator('p[lang="de"]').getByText('zu wenige Zeilen der Klasse "x": 1;').waitFor();
    await bring('');
    await home.locator('p[lang="de"]').getByText('a.csv hat keine Zeilen;').waitFor();
    const rows = Array.from(
      { length: 200 },
      (_, i) => `${i},${((i * 7) % 11) + (i % 2) * 20},${i % 2 ? 'x' : 'y'}`,
    );
    await bring([',a,label', ...rows].join('\n'));
    await byId(home, 'own-read').locator('p[lang="de"]').getByText('Spalte 1 (ohne Namen)').waitFor();
    expect(await byId(home, 'own-read').textContent()).not.toContain('--');
    expect(await byId(home, 'own-data').locator('[lang="en"]').count()).toBe(0);
    // Once, although the round is played of these rows and they would come onto the desk.
    const linked = await open('/lab#s=moons&h=abcdef&hm=hand');
    const trouble = byId(linked, 'error-message');
    await trouble.locator('p[lang="de"]').getByText('Die Zeilen lassen sich nicht entpacken:').waitFor();
    await inspect(linked, /^Labor · /);
    expect(await trouble.count()).toBe(1);
    await linked.goto(`${site.server.url}/replay`);
    const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"poiso') };
    await linked.locator('input[type="file"]').setInputFiles(file);
    await trouble.locator('p[lang="de"]').getByText('Die Datei bricht mittendrin ab,').waitFor();
    await inspect(linked, /^Aufzeichnung · /);
    await linked.context().close();
    await home.goto(`${site.server.url}/lab?lang=en`);
    await home.getByRole('heading', { name: 'Lab' }).waitFor();
    await home.context().close();
  });

  it('plays a match in German to its result', async () => {
    const { code, host } = await hostRoom();
    const players = [await join(code, 'Rosa'), await join(code, 'Blaise')] as const;
    await host.getByText('2 Mitspieler').waitFor();
    await inspect(host, /^Lobby · Leitung von Raum /);
    await inspect(players[0], /^Lobby · Raum /);
    const projector = await open(`/watch/${code}`);
    await byId(projector, 'qr').waitFor();
    await inspect(projector, /^Lobby · Beamer von Raum /);
    const paused = async (work: () => Promise<void>) => {
      await byId(host, 'host-pause').click();
      await work();
      await byId(host, 'host-resume').click();
    };
    await byId(host, 'host-start').click();
    for (const round of [1, 2]) {
      const [attacker, defender] = round === 1 ? players : [players[1], players[0]];
      await phaseIs(attacker, 'briefing');
      if (round === 1) await paused(() => inspect(attacker, /^Einweisung, Runde 1 von 2 · Raum /));
      await byId(host, 'host-advance').click();
      await pick(attacker, 'attack-far-flip');
      if (round === 1) {
        await paused(async () => {
          await inspect(attacker, /^Ihr seid dran, Runde 1 von 2 · Raum /);
          await inspect(host, /^Vergiften, Runde 1 von 2 · Leitung von Raum /);
        });
      }
      await byId(attacker, 'attack-commit').click();
      await phaseIs(defender, 'filter');
      await pick(defender, 'filter-sphere');
      if (round === 1) await paused(() => inspect(defender, /^Ihr seid dran, Runde 1 von 2 · Raum /));
      await byId(defender, 'filter-commit').click();
      await endTraining(host);
      await phaseIs(projector, 'reveal');
      if (round === 1) {
        await paused(async () => {
          await byId(host, 'step-model').click(); // on a busy machine the clock may have gone on
          await projector.locator('.totals').waitFor({ timeout: 60_000 });
          await inspect(projector, /^Auflösung, Runde 1 von 2 · Beamer von Raum /);
          await expect
            .poll(() => projector.evaluate(() => document.documentElement.scrollHeight))
            .toBeLessThanOrEqual(1_080);
          await inspect(attacker, /^Auflösung, Runde 1 von 2 · Raum /);
          for (const step of ['poison', 'why', 'sides', 'better', 'lesson']) {
            await byId(host, 'step-next').click();
            for (const page of [host, attacker, projector]) {
              await page.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();
              await expectToFit(page);
            }
          }
        });
      }
      await byId(host, 'host-advance').click();
    }
    await byId(players[0], 'result').waitFor({ timeout: 60_000 });
    await inspect(players[0], /^Ergebnis · Raum /);
    for (const page of [host, projector, ...players]) await page.context().close();
  });
});

it('CLIENT-26 the switch turns a desk over at once and keeps its draft', async () => {
  const { code, host } = await hostRoom();
  const player = await join(code, 'Rosa');
  await byId(host, 'host-start').click();
  await phaseIs(player, 'briefing');
  await byId(host, 'host-advance').click();
  await pick(player, 'attack-corner');
  await byId(player, 'epsilon').fill('0.02');
  const drafted = await byId(player, 'epsilon').inputValue();
  await expect.poll(() => player.title()).toMatch(/^Ihr seid dran/);
  await expect.poll(() => player.locator('.legend').textContent()).toContain('Grenze');
  await byId(player, 'language').selectOption('en');
  await player.getByText('You poison').waitFor();
  await expect.poll(() => languageOf(player)).toBe('en');
  await expect.poll(() => player.title()).toMatch(/^Your turn, round 1 of 2/);
  await expect.poll(() => player.locator('.legend').textContent()).toContain('boundary');
  expect(await byId(player, 'attack-corner').getAttribute('aria-pressed')).toBe('true');
  expect(await byId(player, 'epsilon').inputValue()).toBe(drafted);
  // The choice is remembered.
  await player.reload();
  await player.getByText('You poison').waitFor();
  for (const page of [host, player]) await page.context().close();
});
