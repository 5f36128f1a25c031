import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../tools/server-process.ts';
import { looksOf } from '../support/axe.ts';
import { openPage } from '../support/browser.ts';
import { focused } from '../support/keyboard.ts';
import { dropFile } from '../support/pointer.ts';
import { openSite } from '../support/site.ts';
import { WAY_NAMES, WAYS } from '../support/ways.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('lab');

/** Two classes along a diagonal, told apart by their place and by chance. */
const lines = Array.from({ length: 200 }, (_, i) => {
  const [u, v] = [(i * 37) % 101, (i * 53) % 97].map((part) => part / 100) as [number, number];
  return `${(u + (i % 2) * 0.7).toFixed(3)},${(v + (i % 2) * 0.5).toFixed(3)},${i % 2 ? 'spam' : 'ham'}`;
});
const csvOf = (rows: readonly string[]) => ['a,b,kind', ...rows].join('\n');

const folder = temporaryFolder();
const ownFile = join(folder.path, 'river.csv');
writeFileSync(ownFile, csvOf(lines));
afterAll(folder.remove);

it('CLIENT-E2E-3 the Lab says how far a long attack has come, stops it, and goes on with another', async () => {
  const { page, complaints } = await site.open(
    '/lab#s=digits-4v9&a=gradient-ascent&e=0.03&a.steps=100&v=network',
  );
  await page.locator('[role="progressbar"][aria-valuenow]').waitFor({ timeout: 60_000 });
  await page.getByTestId('lab-run-cancel').click();
  await page.getByTestId('lab-run').waitFor();
  await axeFindsNothing(page, 'lab: called off');
  expect(await page.getByTestId('story').textContent()).toBe('');
  // Nothing is being trained, and nothing says that it is.
  await page.getByText('Nothing has been trained yet.').first().waitFor();
  expect(await page.getByText('Training the first models').count()).toBe(0);

  await page.getByTestId('attack-far-flip').click();
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByTestId('story').textContent()).toContain('Flip the surest');
  expect(complaints).toEqual([]);
});

it('CLIENT-75 the Lab asks for its worker and its data before its own page, and makes few requests', async () => {
  const { page, complaints } = await openPage(site.browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(/.*\//, '')));
  // What is drawn when the numbers come.
  await page.addInitScript(`
    new MutationObserver((_, watch) => {
      if (!document.querySelector('[data-testid="accuracy-clean"]')) return;
      globalThis.drawn = document.querySelectorAll('.arena canvas').length;
      watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(`${site.server.url}/lab#s=digits-4v9`);
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 120_000 });
  expect(await page.evaluate('drawn')).toBe(0);
  await page.locator('.arena canvas').waitFor();
  const place = (name: RegExp) => asked.findIndex((url) => name.test(url));
  const own = place(/^lab-.*\.js$/);
  expect(place(/^worker-/)).toBeGreaterThan(0);
  expect(place(/^worker-/)).toBeLessThan(own);
  expect(place(/^start-/)).toBeLessThan(own);
  expect(asked.filter((url) => url.endsWith('.pack'))).toEqual(['digits-4v9.pack']); // once for all who need it
  expect(place(/[.]pack$/)).toBeLessThan(own);
  expect(place(/^core-.*\.wasm$/)).toBeGreaterThan(0);
  expect(asked.filter((url) => url.endsWith('.js')).length).toBeLessThan(40);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('CLIENT-E2E-4 the Lab forges through an extractor, with the code for it fetched when it is needed', async () => {
  const { page, complaints } = await openPage(site.browser);
  const fetched: string[] = [];
  page.on('response', (reply) => fetched.push(reply.url()));
  await page.goto(`${site.server.url}/lab#s=features&a=target-flip&e=0.01`);
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 120_000 });
  const deep = () => fetched.filter((url) => url.includes('feature-distance'));
  expect(deep()).toEqual([]);

  await page.getByTestId('attack-feature-collision').click();
  await expect
    .poll(() => page.getByTestId('story').textContent(), { timeout: 120_000 })
    .toContain('Feature collision');
  expect(deep().length).toBe(1);
  await axeFindsNothing(page, 'lab: through an extractor');
  expect(complaints).toEqual([]);
});

it('CLIENT-70 axe finds nothing in the Lab while it computes', async () => {
  const { page } = await openPage(site.browser);
  await page.route('**/*.pack', () => undefined); // what it waits for never comes
  await page.goto(`${site.server.url}/lab#s=digits-4v9`);
  await page.getByTestId('lab-run-cancel').waitFor();
  await axeFindsNothing(page, 'lab: computes');
  await page.context().close();
});

it('CLIENT-65 a file that is brought is a scenario at once, is never sent, and is compared with another round', async () => {
  const { page, complaints } = await site.open('/lab#s=moons&a=far-flip&zz=1');
  await page.getByTestId('accuracy-clean').waitFor({ timeout: 60_000 });
  expect(await page.getByTestId('lab-mistakes').textContent()).toContain('zz=1');
  await axeFindsNothing(page, 'lab: a link with a mistake');
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));

  await page.getByTestId('own-data').locator('> summary').click();
  const bring = (name: string, text: string) =>
    page.getByTestId('own-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const drop = (rows: readonly string[]) => bring('Mine 1.csv', csvOf(rows));
  // What is wrong is said without options of the command, which a page does not have.
  await bring('mine.gif', 'GIF89a\u0000');
  const fault = page.locator('[data-code="own-file"]');
  await fault.getByText('is in no format that is read').waitFor();
  expect(await fault.textContent()).not.toContain('--');
  await drop(lines.filter((line) => line.endsWith('ham')));
  await fault.getByText('has one class only').waitFor();
  await drop(lines);
  await page.getByTestId('own-read').getByText('ham (100)').waitFor();
  await page.getByTestId('story').getByText('ham against spam').waitFor();
  expect(page.url()).toContain('own-mine-1-csv');
  expect(sent).toEqual([]);
  await axeFindsNothing(page, 'lab: a file was brought');
  // A spreadsheet of a country with decimal commas.
  await bring('river.csv', csvOf(lines).replaceAll(',', ';').replaceAll('.', ','));
  await page
    .locator('[data-testid="lab-scenario"] option:checked')
    .getByText('river.csv')
    .waitFor({ state: 'attached' });
  await page
    .getByTestId('own-read')
    .getByText('200 samples with 2 features. Labels from column 3 "kind"')
    .waitFor();
  await page.waitForURL(/own-river-csv/);
  await drop(lines);
  await page.getByTestId('own-read').getByText('ham (100)').waitFor();

  await page.getByTestId('lab-history').click();
  await page.getByTestId('lab-runs').getByRole('button', { name: /^Show/ }).nth(1).click();
  await page.getByTestId('lab-beside').getByText('Compared').waitFor();
  await page.getByTestId('lab-sweep').locator('> summary').click();
  await page.getByTestId('sweep-seeds').fill('1');
  await page.getByTestId('sweep-start').click();
  await page.locator('[data-testid="lab-sweep"][data-points="7"]').waitFor({ timeout: 60_000 });
  await page.getByRole('img', { name: /^Accuracy over Poison budget.*% at 0\.0/ }).waitFor();
  await axeFindsNothing(page, 'lab: two rounds compared, a sweep drawn');
  await page.evaluate('history.go(-3)'); // over the spreadsheet and the first file, to the moons
  await page.getByTestId('story').getByText('clear against murky').waitFor();
  await page.getByTestId('attack-way').getByText('By hand').click();
  await page.getByTestId('hand-place').waitFor();
  await axeFindsNothing(page, 'lab: work by hand');
  await page.getByTestId('lab-look').getByText('The delivery').click();
  await page.getByTestId('look').waitFor();
  await axeFindsNothing(page, 'lab: the look of a defender');
  expect(complaints).toEqual([]);
});

it.each(WAY_NAMES)('CLIENT-73 a file gets into the Lab by %s, and its round is played', async (name) => {
  const way = WAYS[name];
  const { page, complaints } = await site.open('/lab#s=moons&a=far-flip', way.device);
  await page.getByTestId('accuracy-clean').waitFor();
  if (name === 'mouse') await dropFile(page, 'header', ownFile);
  else {
    await way.press(page, 'own-data');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), way.press(page, 'own-file')]);
    await chooser.setFiles(ownFile);
  }
  await page.getByTestId('own-read').getByText('ham (100)').waitFor();
  await page.getByTestId('story').getByText('ham against spam').waitFor();
  expect(page.url()).toContain('own-river-csv');
  if (name === 'keyboard') expect(await focused(page)).toBe('own-file'); // the page was made anew, and it stays there
  await way.press(page, 'attack-flip-insert');
  await page.getByTestId('story').getByText('Mislabelled copies').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

everyStateWasLookedAt();
