/** `npm run screenshots`: plays matches on a server of its own and takes every screen into docs/screens/. */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findOrInstallChromium } from './chromium.ts';
import { shootByHand } from './screens/by-hand.ts';
import { startAnew } from './screens/camera.ts';
import { shootMatch } from './screens/match.ts';
import { shootOutside } from './screens/outside.ts';
import { shootSplit } from './screens/split.ts';
import { shootTenClasses, shootWall } from './screens/wall.ts';
import { shootWindows } from './screens/windows.ts';
import { startServer, temporaryFolder } from './server-process.ts';

const executablePath = findOrInstallChromium((line) => console.error(line));
if (!executablePath) process.exit(1);
const folder = temporaryFolder();
const server = await startServer(folder.path);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
try {
  startAnew();
  for (const shootPart of [
    shootOutside,
    shootMatch,
    shootWindows,
    shootByHand,
    shootSplit,
    shootWall,
    shootTenClasses,
  ])
    await shootPart(browser, server.url);
} finally {
  await browser.close();
  await server.terminate();
  folder.remove();
}
