import { beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';
import { connectClient, createRoom, join, newId, resume } from '../server/support/client.ts';
import { looksOf } from '../support/axe.ts';
import { byId, PHONE } from '../support/browser.ts';
import { openSite } from '../support/site.ts';
import { openedBy, WAY_NAMES, WAYS } from '../support/ways.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('replay');

/** Plays a match of bots and one player who hands nothing in, and says which room it was in. */
async function playedMatch(wish: { readonly scenarios: ScenarioId[]; readonly rounds?: number }) {
  const room = await createRoom(site.server.url, { ...wish, pace: 0.02 });
  const { code, hostToken } = room;
  const [host, player] = [await connectClient(site.server.url), await connectClient(site.server.url)];
  await resume(host, code, hostToken);
  await join(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  await host.until(({ phase }) => phase === 'over', 240_000);
  for (const client of [host, player]) client.close();
  return room;
}

it('WELL-7 WHY-7 CLIENT-66 CLIENT-69 the page plays bouts on drawn pictures, mails and letters again from their clean data, to the bit', async () => {
  const { code } = await playedMatch({ scenarios: ['digits-4v9', 'spam', 'letters'] });
  const { page, complaints } = await site.open(`/replay/${code}`);
  const verdict = page.locator('[data-testid="replay-verdict"][data-same]');
  await verdict.waitFor({ timeout: 240_000 });
  expect(await verdict.getAttribute('data-same')).toBe('true');
  // WHY-7
  await page.getByTestId('step-why').click();
  await page.getByTestId('why-find').click();
  await expect.poll(() => page.getByTestId('why-worst').textContent()).toMatch(/\d/);
  await expect.poll(() => page.locator('[data-testid="worst-rings"] circle').count()).toBeGreaterThan(0);
  await axeFindsNothing(page, 'replay: why, from drawn data');

  // CLIENT-69: by the keyboard to the arrival of the delivery, and from there on a phone by the address.
  const scene = page.getByTestId('film-scene');
  const film = page.getByRole('slider', { name: 'Moment' });
  expect((await film.boundingBox())?.width, 'every moment can be aimed at').toBeGreaterThan(400);
  await film.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => scene.getAttribute('data-scene')).toBe('arrival');
  const arrived = await scene.textContent();
  expect(arrived).toMatch(/^The delivery arrives: [\d,]+ samples, \d+ of them poison/);
  const phone = await site.open(page.url().slice(site.server.url.length), PHONE);
  await phone.page.locator('[data-testid="film-scene"][data-scene="arrival"]').waitFor({ timeout: 240_000 });
  expect(await phone.page.getByTestId('film-scene').textContent()).toBe(arrived);
  expect(new URL(phone.page.url()).searchParams.get('step')).toBe('why');
  await page.getByRole('button', { name: 'Play the round' }).click();
  await expect.poll(() => scene.getAttribute('data-scene')).toMatch(/^step-/);

  // CLIENT-66: what there is to talk about, with a way back to the moment.
  await phone.page.goto(`${site.server.url}/debrief/${code}`);
  await phone.page.getByTestId('best-play').first().waitFor();
  const way = phone.page.getByTestId('moment').first().getByRole('link');
  expect(await way.getAttribute('href')).toContain(`replay/${code}?bout=r`);
  expect([...complaints, ...phone.complaints]).toEqual([]);

  // Away from its server there are no clean data: nothing is said to be computing.
  const text = await (await fetch(`${site.server.url}/api/rooms/${code}/replay`)).text();
  const away = { ...JSON.parse(text), code: 'ZZZZZZ' };
  const stranger = await site.open('/replay');
  await stranger.page.locator('input[type="file"]').setInputFiles({
    name: 'replay.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(away)),
  });
  await stranger.page.locator('[data-code="no-data-here"]').waitFor({ timeout: 60_000 });
  await stranger.page.getByText('Not every round was played again.').waitFor();
  // Its address leads nobody else to the file.
  expect(await stranger.page.getByRole('button', { name: 'Copy a link to this moment' }).count()).toBe(0);
  expect(await stranger.page.getByText('computing…').count()).toBe(0);
});

describe('from the page of a host to a moment of the replay', () => {
  let room: Awaited<ReturnType<typeof playedMatch>>;
  beforeAll(async () => {
    room = await playedMatch({ scenarios: ['moons'], rounds: 1 });
  });

  it.each(WAY_NAMES)(
    'CLIENT-73 leads a way by %s, and along the film to a moment that has an address',
    async (name) => {
      const way = WAYS[name];
      const host = await site.openHost(room, way.device);
      await byId(host.page, 'debrief-link').waitFor();
      const debrief = await openedBy(host.page, () => way.press(host.page, 'debrief-link'));
      await byId(debrief, 'moment-look').waitFor();
      const replay = await openedBy(debrief, () => way.press(debrief, 'moment-look'));
      const asked = (part: string) => new URL(replay.url()).searchParams.get(part);
      const sceneIs = (key: string) =>
        replay.locator(`[data-testid="film-scene"][data-scene^="${key}"]`).waitFor();
      const stepIs = (step: string) =>
        replay.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();
      await sceneIs('step-'); // the round has been played again
      const moment = asked('bout');
      await stepIs(asked('step') ?? 'model');

      await way.press(replay, 'step-poison');
      await way.toStart(replay, 'film-moment');
      await sceneIs('arrival');
      await replay.reload();
      await sceneIs('arrival');
      await stepIs('poison');
      expect(['bout', 'step', 'at'].map(asked)).toEqual([moment, 'poison', 'arrival']);
      expect(host.complaints).toEqual([]);
      await host.page.context().close();
    },
  );
});

everyStateWasLookedAt();
