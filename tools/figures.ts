/** `npm run figures`: measures every screen on a server of its own and writes docs/screens/figures.md. */
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findOrInstallChromium, PLAIN_PAGES } from './chromium.ts';
import { writeReport } from './figures/report.ts';
import { measureTheatre, packOfPoints } from './figures/theatre.ts';
import { visitMatch, visitOutside } from './figures/visits.ts';
import { startServer, temporaryFolder } from './server-process.ts';

const executablePath = findOrInstallChromium((line) => console.error(line));
if (!executablePath) process.exit(1);
const [loadBefore = 0] = loadavg();
const folder = temporaryFolder();
packOfPoints(folder.path);
const server = await startServer(folder.path);
const launch = (...more: string[]) => chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, ...more] });
let browser = await launch(PLAIN_PAGES);
try {
  const screens = [...(await visitOutside(browser, server.url)), ...(await visitMatch(browser, server.url))];
  await browser.close();
  // Frames are drawn by the card, here the emulated one: without it their script would wait until they are drawn.
  browser = await launch();
  const theatre = await measureTheatre(browser, server.url);
  const date = new Date().toISOString().slice(0, 10);
  writeReport(screens, theatre, { browser: `Chromium ${browser.version()}`, date, loadBefore });
} finally {
  await browser.close();
  await server.terminate();
  folder.remove();
}
