/**
 * `npm run screenshots`: plays matches on a server of its own and takes every screen into docs/screens/.
 * `npm run screenshots -- match wall` takes the named parts alone, and leaves the other pictures as they are.
 */
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

const PARTS = {
  outside: shootOutside,
  match: shootMatch,
  windows: shootWindows,
  'by-hand': shootByHand,
  split: shootSplit,
  wall: shootWall,
  'ten-classes': shootTenClasses,
} as const;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length) {
  console.error(`No part is named ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const executablePath = findOrInstallChromium((line) => console.error(line));
if (!executablePath) process.exit(1);
const folder = temporaryFolder();
const server = await startServer(folder.path);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
try {
  if (!named.length) startAnew();
  for (const [name, shootPart] of Object.entries(PARTS))
    if (!named.length || named.includes(name)) await shootPart(browser, server.url);
} finally {
  await browser.close();
  await server.terminate();
  folder.remove();
}
