import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LESSON_IDS, type LessonId } from '../../engine/lessons/index.ts';
import { looksOf } from '../support/axe.ts';
import { inspect } from '../support/inspect.ts';
import { openSite } from '../support/site.ts';

const site = openSite();
const { axeFindsNothing, everyStateWasLookedAt } = looksOf('lessons');
const PATIENCE = { timeout: 120_000 };

/** Guesses, and waits for what came out. */
async function guess(page: Page, answer: number): Promise<void> {
  await page.getByTestId(`guess-${answer}`).click();
  await page.getByTestId('guess-submit').click();
  await page.getByTestId('accuracy-clean').waitFor(PATIENCE);
}

it('LESSON-E2E-1 a newcomer comes to the lessons, guesses, solves one, and finds it solved after a reload', async () => {
  const { page, complaints } = await site.open('/');
  await page.getByTestId('home-lessons').click();
  await page.getByTestId('lesson-high-dimensions').waitFor();
  await inspect(page, /^Lessons/, (laidOut) => axeFindsNothing(laidOut, 'lessons: list'));
  await page.getByTestId('lesson-high-dimensions').click();
  await page.getByTestId('guess-submit').waitFor();
  expect(await page.getByTestId('accuracy-clean').count(), 'nothing is shown before the guess').toBe(0);
  await axeFindsNothing(page, 'lesson: the guess');
  await guess(page, 0);
  await expect.poll(() => page.getByTestId('verdict').textContent(), PATIENCE).toContain('more than 15');
  expect(await page.getByTestId('lesson-solved').count()).toBe(0);
  await axeFindsNothing(page, 'lesson: after the guess');

  await page.getByTestId('lesson-data').selectOption('fog-512');
  await page.getByTestId('lesson-solved').waitFor(PATIENCE);
  await inspect(page, /^Fog of many dimensions/, (laidOut) => axeFindsNothing(laidOut, 'lesson: solved'));

  await page.reload();
  await page.getByTestId('lesson-solved').waitFor();
  await page.getByText('All lessons').click();
  await expect.poll(() => page.getByTestId('lessons-done').textContent()).toBe('1 of 15 solved');
  await page.getByRole('main').getByText('Glossary').click();
  await page.locator('#epsilon').waitFor();
  await inspect(page, /^Glossary/, (laidOut) => axeFindsNothing(laidOut, 'glossary: terms'));
  expect(complaints).toEqual([]);
});

it('LESSON-E2E-4 an address that no lesson has leads to all of them', async () => {
  const { page } = await site.open('/lessons/nonsense');
  await page.getByTestId('error-message').getByRole('link', { name: 'All lessons' }).click();
  await page.getByTestId('lesson-label-flips').waitFor();
  await page.context().close();
});

it('LESSON-E2E-2 a lesson is solved by the keyboard alone, explains its words, and has a sheet for paper', async () => {
  const { page, complaints } = await site.open('/lessons/poisoning-or-evasion');
  await page.getByTestId('term-evasion').first().focus();
  await page.keyboard.press('Enter');
  const note = page.locator('.term-note:popover-open');
  expect(await note.textContent()).toContain('The model itself stays as it is');
  await axeFindsNothing(page, 'lesson: a term explained');
  await page.keyboard.press('Escape');
  await expect.poll(() => note.count()).toBe(0);

  await page.getByTestId('guess-1').locator('input').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByTestId('evaded').waitFor(PATIENCE);
  await page.getByTestId('epsilon').focus();
  await page.keyboard.press('End');
  await page.getByTestId('lesson-solved').waitFor(PATIENCE);
  await expect.poll(() => page.getByTestId('goals').locator('[data-reached=true]').count()).toBe(1);

  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.sheet').isVisible()).toBe(true);
  expect(await page.locator('main').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

type Way = (page: Page) => Promise<unknown>;
const card =
  (id: string): Way =>
  (page) =>
    page.getByTestId(id).click();
const slider =
  (label: string, value: number): Way =>
  (page) =>
    page.getByRole('slider', { name: label }).first().fill(String(value));
const harbour =
  (id: string): Way =>
  (page) =>
    page.getByTestId('lesson-data').selectOption(id);

/** What a learner does on the page to solve each lesson, step by step. */
const WAYS: Readonly<Record<LessonId, readonly Way[]>> = {
  'poisoning-or-evasion': [slider('Poison budget', 0.02)],
  'label-flips': [card('attack-alfa')],
  'insert-mutate-remove': [card('attack-remove-influence')],
  'tipping-point': [slider('Poison budget', 0.011)],
  'targeted-or-availability': [card('attack-target-flip')],
  'turned-filter': [card('attack-koh-influence')],
  'golden-gate': [card('attack-focused')],
  'backdoor-stealth': [slider('Alpha', 0.2)],
  'spectral-signatures': [card('filter-spectral'), card('filter-spectre'), slider('Remove per class', 0.07)],
  'clean-label': [harbour('fog-512')],
  'high-dimensions': [harbour('fog-512')],
  'many-accounts': [slider('Sent from', 16)],
  'slow-poison': [slider('Sent from', 2), slider('Weeks', 12)],
  'robust-training': [card('defence-bounded-loss')],
  'feedback-and-rollback': [slider('Keep', 4)],
};

it('LESSON-E2E-3 the whole course is solved from the screen alone, lesson after lesson, each after a guess and with one hint', async () => {
  const { page, complaints } = await site.open(`/lessons/${LESSON_IDS[0]}`);
  for (const id of LESSON_IDS) {
    expect(page.url(), 'each lesson has an address').toContain(`/lessons/${id}`);
    await guess(page, 0);
    expect(await page.getByTestId('lesson-solved').count(), id).toBe(0);
    await page.getByTestId('lesson-hint').click();
    for (const step of WAYS[id]) await step(page);
    await page.getByTestId('lesson-solved').waitFor(PATIENCE);
    await page.getByTestId('lesson-next').click();
    await page.getByTestId(id === LESSON_IDS.at(-1) ? 'lab-run' : 'guess-submit').waitFor(PATIENCE);
  }
  await page.goto(`${site.server.url}/lessons`);
  await expect.poll(() => page.getByTestId('lessons-done').textContent()).toBe('15 of 15 solved');
  expect(complaints).toEqual([]);
});

everyStateWasLookedAt();
