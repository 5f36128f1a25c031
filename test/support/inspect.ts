import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { lastingFaults } from './faults.ts';

/** A telephone, a laptop and a projector. */
const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Looks at a page at every size, and holds it against the rules for people who use other means than eyes. */
export async function inspect(page: Page, title: string | RegExp): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await lastingFaults(page), `${page.url()} at ${size.width} px`).toEqual([]);
  }
  expect.soft(await page.title()).toMatch(title);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`),
      page.url(),
    )
    .toEqual([]);
}
