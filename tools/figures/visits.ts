import type { Browser, Page } from 'playwright-core';
import { open } from '../screens/camera.ts';
import { openRoom } from '../screens/room.ts';
import { advance, filled, inPhase, pick, press } from '../screens/steps.ts';
import { measureScreen, type ScreenFigures } from './measure.ts';

/** The first complete picture of a page. */
const READY = 'body[data-ready="1"]';

const byId = (id: string) => `[data-testid="${id}"]`;

type Result = Parameters<typeof measureScreen>[3]['result'];

/** A desk without its picture. */
const DESK_WORDS = '.desk-task, .desk-rail';

/** Waits until the arena is there and filled. */
async function drawn(page: Page): Promise<void> {
  await page.locator('.arena').first().waitFor();
  await filled(page);
}

/** The pages that need no room. */
export async function visitOutside(browser: Browser, url: string): Promise<ScreenFigures[]> {
  const on = async (screen: string, path: string, result: Result, slower = 1) => {
    const page = await open(browser, 'about:blank', 'laptop');
    const figures = await measureScreen(browser, page, screen, { url: `${url}${path}`, result, slower });
    await page.context().close();
    return figures;
  };
  return [
    await on('home', '/', READY),
    await on('home, four times slower', '/', READY, 4),
    await on('lab', '/lab', byId('accuracy-clean')),
    await on('lab, two moons', '/lab#s=moons&a=alfa', byId('accuracy-clean')),
    await on('lessons', '/lessons', byId('lesson-high-dimensions')),
    await on('lesson', '/lessons/label-flips', byId('guess-submit')),
    await on('glossary', '/glossary', '#epsilon'),
  ];
}

/** A match of three teams in wells: every page is loaded anew where it stands. */
export async function visitMatch(browser: Browser, url: string): Promise<ScreenFigures[]> {
  const wish = { teams: 3, rounds: 1, event: 'Open day' };
  const { code, host, players } = await openRoom(browser, url, wish, ['Rosa', 'Blaise', 'Ada']);
  const [player] = players as [Page];
  const projector = await open(browser, 'about:blank', 'projector');
  const all: ScreenFigures[] = [];
  const look = async (
    page: Page,
    screen: string,
    result: Result,
    more: { url?: string; words?: string } = {},
  ) => all.push(await measureScreen(browser, page, screen, { result, ...more }));

  const door = await open(browser, 'about:blank', 'laptop');
  await look(door, 'door of a room', byId('nickname'), { url: `${url}/r/${code}` });
  await door.context().close();
  await look(host, 'lobby, host', byId('room-code'));
  await look(player, 'lobby, player', byId('team-badge'));
  await look(projector, 'lobby, projector', byId('qr'), { url: `${url}/watch/${code}` });

  await press(host, 'host-start');
  await inPhase(player, 'briefing');
  await look(player, 'briefing', drawn);
  await advance(host, 'prepare');
  await inPhase(player, 'prepare');
  await look(player, 'attack desk', byId('attack-commit'), { words: DESK_WORDS });
  await look(projector, 'wall of three wells', byId('wall'));
  await look(host, 'attack phase, host', byId('host-advance'));
  await pick(player, 'attack-alfa');
  await press(player, 'attack-commit');
  await advance(host, 'filter');
  await inPhase(player, 'filter');
  await look(player, 'defence desk, its delivery being made', drawn, { words: DESK_WORDS });
  await look(player, 'defence desk', drawn, { words: DESK_WORDS });
  await press(host, 'host-advance');
  await inPhase(projector, 'reveal');
  await look(projector, 'reveal, projector', byId('standings'));
  await look(player, 'reveal, player', byId('headline'));
  await advance(host, 'over');
  await look(player, 'result', byId('result'));
  const replayed = '[data-testid="replay-verdict"][data-same]';
  await look(player, 'replay, until it is verified', replayed, { url: `${url}/replay/${code}` });
  await look(host, 'debrief', byId('debrief-people'), { url: `${url}/debrief/${code}` });
  for (const page of [host, projector, ...players]) await page.context().close();
  return all;
}
