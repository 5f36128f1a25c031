import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './axe.ts';
import { lastingFaults } from './faults.ts';

/** A telephone, a laptop and a projector. */
const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Looks whether a page fits at every size. */
export async function expectToFit(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await lastingFaults(page), `${page.url()} at ${size.width} px`).toEqual([]);
  }
}

/**
 * Looks at a page at every size, and holds it against the rules for people who use other means than eyes.
 *
 * @param axe  what axe is to do: by default it must find nothing
 */
export async function inspect(
  page: Page,
  title: string | RegExp,
  axe: (page: Page) => Promise<void> = findsNothing,
): Promise<void> {
  await expectToFit(page);
  expect.soft(await page.title()).toMatch(title);
  await axe(page);
}

async function findsNothing(page: Page): Promise<void> {
  expect.soft(await axeFindings(page), `axe, ${page.url()}`).toEqual([]);
}
