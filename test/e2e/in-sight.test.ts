import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { connectClient, join, newId } from '../server/support/client.ts';
import {
  byId,
  endTraining,
  LAPTOP,
  type OpenedPage,
  PHONE,
  PROJECTOR,
  phaseIs,
  pick,
  press,
} from '../support/browser.ts';
import { lastingFaults } from '../support/faults.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

/** Lower than a laptop, so that pages are longer than the window. */
const LOW = { viewport: { width: 1440, height: 720 } };
/** How far a page has to move for what moves with it to be out of its place. */
const FAR = 40;

/** Scrolls as far down as the page goes. */
async function scrollDown(page: Page): Promise<void> {
  await page.evaluate('scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" })');
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(FAR);
}

/** What is at the middle of an element's place in the window is the element itself. */
const isInSight = (page: Page, id: string): Promise<boolean> =>
  byId(page, id).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });

/** The picture begins where the header ends, which is at the top of the window. */
async function expectBelowHeader({ page }: OpenedPage, picture: string): Promise<void> {
  await page.locator(picture).waitFor();
  await scrollDown(page);
  const header = await page.locator('.room-top, .header').first().boundingBox();
  const place = await page.locator(picture).boundingBox();
  expect(header?.y).toBe(0);
  // A border may lie between them.
  expect(Math.abs((place?.y ?? 0) - (header?.height ?? 0)), picture).toBeLessThanOrEqual(1);
}

it.each([
  ['/', '.home-arena'],
  ['/lab', '.lab-view'],
  ['/lessons/label-flips', '.lab-view'],
])('CLIENT-74 header and picture of %s stay while the page is scrolled', async (path, picture) => {
  const opened = await site.open(path, LOW);
  if (path === '/') await press(opened.page, 'host-more');
  if (path.startsWith('/lessons')) {
    await press(opened.page, 'guess-0');
    await press(opened.page, 'guess-submit');
    await byId(opened.page, 'verdict').waitFor();
  }
  await expectBelowHeader(opened, picture);
});

it('CLIENT-74 what keeps the clock stays in sight, the desk keeps its picture, and scores are level', async () => {
  const room = await site.createRoom({ scenarios: ['moons'], pace: 'none', rounds: 2 });
  const rosa = await site.join(room.code, 'Rosa', LOW);
  const host = (await site.openHost(room)).page;
  await press(host, 'host-start');
  await phaseIs(host, 'briefing');
  for (const { viewport } of [PHONE, LAPTOP]) {
    await host.setViewportSize(viewport ?? LOW.viewport);
    await scrollDown(host);
    for (const button of ['host-pause', 'host-extend', 'host-advance'])
      await expect.poll(() => isInSight(host, button), { message: button }).toBe(true);
  }
  const tops = await host
    .locator('.host-bar .button')
    .evaluateAll((buttons) =>
      buttons.map((each) => each.getBoundingClientRect()).map((box) => box.y + box.height / 2),
    );
  expect(new Set(tops.map(Math.round)).size, 'lines of the bar').toBe(1);

  await press(host, 'host-advance');
  await phaseIs(rosa.page, 'prepare');
  await expectBelowHeader(rosa, '.desk-view');
  await pick(rosa.page, 'attack-flip-insert');
  await press(rosa.page, 'attack-commit');
  // A bot defends: of its plan nobody is told who handed it in.
  await endTraining(host);
  await phaseIs(rosa.page, 'reveal');
  for (const step of ['poison', 'why', 'sides']) {
    await press(host, 'step-next');
    await host.locator(`[data-testid="step-bar"][data-step="${step}"]`).waitFor();
  }
  for (const page of [host, rosa.page]) {
    const [attack, defend] = await Promise.all(
      ['score-attack', 'score-defend'].map((id) => byId(page, id).boundingBox()),
    );
    expect(attack?.y).toBe(defend?.y);
    expect(attack?.height).toBe(defend?.height);
  }

  // The replay keeps its picture beside the words that tell of it.
  await press(host, 'host-end');
  for (let i = 0; i < 2; i++) await press(host, 'host-end-sure');
  await phaseIs(rosa.page, 'over');
  await press(rosa.page, 'replay-link');
  await rosa.page.locator('[data-testid="replay-verdict"][data-same]').waitFor();
  await expectBelowHeader(rosa, '.replay-stage');
});

it('CLIENT-74 the header holds the widest code, the longest match and a clock that stands', async () => {
  const german = { locale: 'de-DE' };
  const room = await site.createRoom({ scenarios: ['moons'], pace: 2, rounds: 12 });
  const host = (await site.openHost(room, german)).page;
  const rosa = (await site.join(room.code, 'W'.repeat(24), german)).page;
  const projector = (await site.open(`/watch/${room.code}`, german)).page;
  await press(host, 'host-start');
  await phaseIs(projector, 'briefing');
  await press(host, 'host-pause');
  for (const page of [host, rosa, projector]) {
    await page.locator('.clock.paused').waitFor();
    // Codes are drawn at random: these are its widest letters.
    await page.locator('.room-code').evaluateAll((codes) => {
      for (const code of codes) code.replaceChildren('MWMWMW');
    });
    await page
      .locator('.phase-round')
      .evaluate((round) => round.replaceChildren(round.textContent?.replace('1 ', '12 ') ?? ''));
    for (const width of [360, 390, 481, 901, 1241, 1440, 1920, 3840]) {
      await page.setViewportSize({ width, height: Math.max(740, (width * 9) / 16) });
      expect.soft(await lastingFaults(page), `${page.url()} at ${width} px`).toEqual([]);
      const clock = await byId(page, 'clock').evaluate((element) => {
        const digits = document.createRange();
        digits.selectNodeContents(element.firstChild as Node);
        return digits.getClientRects().length;
      });
      expect.soft(clock, `lines of the clock at ${width} px`).toBe(1);
    }
  }
});

/** What can be seen of each of these names, wherever it stands on a page, without what its holders clip away. */
const seenOf = (page: Page, names: readonly string[]): Promise<{ name: string; seen: string }[]> =>
  page.locator('#app *').evaluateAll((elements, wanted) => {
    const holds = (element: Element, name: string) => element.textContent?.trim() === name;
    const isClipped = (element: Element | null, { left, right }: DOMRect): boolean => {
      if (!element) return false;
      const edges = element.getBoundingClientRect();
      const clips = getComputedStyle(element).overflowX !== 'visible';
      return (
        (clips && (right > edges.right + 1 || left < edges.left - 1)) ||
        isClipped(element.parentElement, {
          left,
          right,
        } as DOMRect)
      );
    };
    return elements
      .filter((element) => element.checkVisibility() && !element.closest('.hidden, option'))
      .flatMap((element) => {
        const name = wanted.find((each) => holds(element, each));
        if (!name || [...element.children].some((child) => holds(child, name))) return [];
        let seen = '';
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode as Text;
          for (let at = 0; at < text.length; at++) {
            const letter = document.createRange();
            letter.setStart(text, at);
            letter.setEnd(text, at + 1);
            if (!isClipped(text.parentElement, letter.getBoundingClientRect())) seen += text.data[at];
          }
        }
        return [{ name, seen }];
      });
  }, names);

it('CLIENT-76 names that begin alike are told apart in the lobby, in the header, on the wall and in the result', async () => {
  const names = ['Security Champions Blue', 'Security Champions Red'];
  const room = await site.createRoom({ format: 'wells', teams: 12, rounds: 1, pace: 'none' });
  const host = (await site.openHost(room)).page;
  const rosa = (await site.join(room.code, 'Rosa')).page;
  await byId(rosa, 'team-name').fill(names[0] as string);
  await press(rosa, 'team-name-go');
  const others = await Promise.all(
    [names[1], 'W'.repeat(24)].map(async (name, i) => {
      const client = await connectClient(site.server.url);
      const own = ['Blaise', 'W'.repeat(24)][i] as string;
      await join(client, room.code, own);
      const team = client.view().players.find(({ nickname }) => nickname === own)?.team as string;
      expect(await client.send('team:name', { id: newId(), team, name: name as string })).toMatchObject({
        ok: true,
      });
      return client;
    }),
  );
  const projector = (await site.open(`/watch/${room.code}`, PROJECTOR)).page;
  await host
    .getByText(names[1] as string)
    .first()
    .waitFor();
  /** @param shown  pages on which both names stand */
  const look = async (shown: readonly Page[]) => {
    for (const page of [host, rosa, projector]) {
      for (const width of page === projector ? [1920] : [360, 1440]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : (width * 9) / 16 });
        const where = `${page.url()} at ${width} px`;
        expect.soft(await lastingFaults(page), where).toEqual([]);
        const seen = await seenOf(page, names);
        for (const name of shown.includes(page) ? names : [])
          expect
            .soft(
              seen.map((each) => each.name),
              where,
            )
            .toContain(name);
        for (const each of seen) {
          const end = each.name.split(' ').at(-1) as string;
          expect.soft(each.seen, where).toMatch(new RegExp(`^Se.*${end}$`));
        }
      }
    }
  };
  await look([host, projector]);
  await press(host, 'host-start');
  await phaseIs(projector, 'briefing');
  await press(host, 'host-advance');
  await phaseIs(projector, 'prepare');
  await byId(projector, 'wall').waitFor();
  await look([host, projector]);
  await press(host, 'host-end');
  for (let i = 0; i < 2; i++) await press(host, 'host-end-sure');
  for (const page of [host, rosa, projector]) await byId(page, 'result').waitFor();
  await look([host, rosa, projector]);
  for (const client of others) client.close();
  await host.goto(`${site.server.url}/${await byId(host, 'debrief-link').getAttribute('href')}`);
  await byId(host, 'debrief-people').getByText('WWWW').first().waitFor();
  await host.setViewportSize({ width: 360, height: 740 });
  expect(await lastingFaults(host), host.url()).toEqual([]);
});
