/**
 * Finds the Chromium that the browser tests and the screenshots drive: CHROMIUM names one, else the
 * usual places are tried, else Debian's package is installed where this process may do so.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tryApt } from './apt.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of an installed Chromium, or null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return runnable(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED];
  return candidates.find(runnable) ?? null;
}

/** As findChromium, but installs Debian's package when there is none and apt-get may be run. */
export function findOrInstallChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM) {
    say(`CHROMIUM=${process.env.CHROMIUM} is not a program that can be run; correct or unset it.`);
    return null;
  }
  say('No Chromium found.');
  const installed = tryApt('chromium', say) ? findChromium() : null;
  if (installed) return installed;
  say(
    'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: ' +
      'brew install --cask chromium; Windows: winget install Google.Chrome) or set CHROMIUM to its path.',
  );
  return null;
}

/** Quiet, offline, and able to draw without a graphics card. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * Pages are put together without the card that is emulated, which would take two thirds more of the processor; what is
 * drawn by WebGL still is.
 */
export const PLAIN_PAGES = '--disable-gpu-compositing';
