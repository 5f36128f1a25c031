import type { Browser, Page, Request } from 'playwright-core';
import { visibleWords } from '../screens/words.ts';
import { traced } from './trace.ts';

/** What a screen takes from the moment on that it is asked for, with nothing in the browser's cache. */
export interface ScreenFigures {
  readonly screen: string;
  readonly words: number;
  /** Milliseconds until something is painted, and until the first result is there. */
  readonly paint: number;
  readonly result: number;
  readonly longest: number;
  readonly longestWork: number;
  readonly tooLong: number;
  /** Bytes as they were sent, and of them those of script: until something was painted, and in all. */
  readonly bytes: number;
  readonly scriptAtPaint: number;
  readonly script: number;
}

/** A window that has just been opened loads pages of the browser's own: a person's has been open for a while. */
const WINDOW_MILLIS = 2_500;

/** What follows the first result is measured too. */
const AFTER_MILLIS = 1_500;

/** A file that was fetched: bytes as they were sent, and when the page had it, in milliseconds since it began. */
interface Fetched {
  readonly bytes: number;
  readonly isScript: boolean;
  readonly end: number;
}

/**
 * Loads a page that is open anew, or goes to an address, and measures it; then once more for the tasks of its main thread,
 * which a trace tells, and which a trace makes longer by the clock.
 *
 * @param slower  how many times slower the main thread is made
 */
export async function measureScreen(
  browser: Browser,
  page: Page,
  screen: string,
  options: {
    readonly url?: string;
    /** The element that is the result, or what waits for it. */
    readonly result: string | ((page: Page) => Promise<unknown>);
    readonly words?: string;
    readonly slower?: number;
  },
): Promise<ScreenFigures> {
  const { url, result, words = '#app', slower = 1 } = options;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  if (url !== undefined) await page.waitForTimeout(WINDOW_MILLIS);
  const requests: Request[] = [];
  const note = (request: Request) => requests.push(request);
  page.on('requestfinished', note);
  const load = async () => {
    await session.send('Network.clearBrowserCache');
    const isNew = url !== undefined && page.url() !== url;
    await (isNew ? page.goto(url, { waitUntil: 'commit' }) : page.reload({ waitUntil: 'commit' }));
    const millis = typeof result === 'string' ? await shown(page, result) : await until(page, result(page));
    await page.waitForTimeout(AFTER_MILLIS);
    return millis;
  };
  const took = await load();
  page.off('requestfinished', note);
  const paint: number = await page.evaluate(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
  );
  const fetched = await fetchedBy(page, requests);
  const sum = (counts: (file: Fetched) => boolean) =>
    fetched.reduce((total, file) => total + (counts(file) ? file.bytes : 0), 0);
  const figures = {
    screen,
    words: await visibleWords(page, words),
    paint,
    result: took,
    bytes: sum(() => true),
    scriptAtPaint: sum(({ isScript, end }) => isScript && end <= paint),
    script: sum(({ isScript }) => isScript),
  };
  const { frames: _, ...tasks } = await traced(browser, page, load);
  await session.detach();
  console.log(`  ${screen}: ${Math.round(paint)} ms, ${Math.round(took)} ms`);
  return { ...figures, ...tasks };
}

/** When the frame with the element begins, by the page's own clock: a page that goes on drawing answers late. */
const shown = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    `new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector(${JSON.stringify(selector)})) return;
        seen.disconnect();
        requestAnimationFrame(() => resolve(performance.now()));
      };
      const seen = new MutationObserver(look);
      seen.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    })`,
  );

async function until(page: Page, done: Promise<unknown>): Promise<number> {
  await done;
  return page.evaluate('performance.now()');
}

/** What was fetched: the page knows the sizes of its own files, the browser those of its worker's. */
async function fetchedBy(page: Page, requests: readonly Request[]): Promise<Fetched[]> {
  const own = new Map(
    await page.evaluate<[string, { bytes: number; end: number }][]>(
      `performance.getEntriesByType('resource').map((each) =>
        [each.name, { bytes: each.encodedBodySize, end: each.responseEnd }])`,
    ),
  );
  return Promise.all(
    requests.map(async (request) => {
      const known = own.get(request.url());
      const isScript = request.resourceType() === 'script';
      if (known) return { ...known, isScript };
      const { responseBodySize } = await request.sizes().catch(() => ({ responseBodySize: 0 }));
      return { bytes: responseBodySize, isScript, end: Number.POSITIVE_INFINITY };
    }),
  );
}
