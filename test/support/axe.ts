import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type LookingFile, type StateOf, statesOf } from './looked-at.ts';

/** What depends on the colours, and is looked at in the light too. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page as it stands, in the dark and in the light: the rule and up to three elements that break it. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await analysed(page, (builder) => builder);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await analysed(page, (builder) => builder.withRules(COLOUR_RULES));
  return [...dark.map((found) => `dark, ${found}`), ...light.map((found) => `light, ${found}`)];
}

/**
 * What axe finds on a page in another language than the one whose every state is looked at: words have other lengths and
 * names there, and the same colours.
 */
export const axeFindingsInWords = (page: Page): Promise<string[]> =>
  analysed(page, (builder) => builder.disableRules(COLOUR_RULES));

async function analysed(page: Page, choose: (builder: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode() // the pages have no frames; without it each look opens a page of its own
    .options({ resultTypes: ['violations'] });
  const { violations } = await choose(builder).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`,
  );
}

/**
 * The looks of one file of test/e2e: `axeFindsNothing` holds that axe finds nothing on a page, which is in one of the
 * states that looked-at.ts gives to the file. Call `everyStateWasLookedAt` at its end: the test that none was left out.
 */
export function looksOf<F extends LookingFile>(file: F) {
  const seen = new Set<string>();
  return {
    async axeFindsNothing(page: Page, state: StateOf<F>): Promise<void> {
      seen.add(state);
      expect.soft(await axeFindings(page), `axe, ${state}, ${page.url()}`).toEqual([]);
    },
    everyStateWasLookedAt(): void {
      it('CLIENT-70 axe has looked at every state that is written to this file', () => {
        expect([...seen].sort()).toEqual(statesOf(file).sort());
      });
    },
  };
}
