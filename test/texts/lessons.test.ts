import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../client/forms/told.ts';
import { LESSON_IDS, LESSONS } from '../../engine/lessons/index.ts';
import { LANGUAGES } from '../../texts/language.ts';
import { loadLessonTexts } from '../../texts/lesson-text.ts';
import { loadTexts } from '../../texts/texts.ts';

describe.each(LANGUAGES)('lessons in %s', async (language) => {
  const { course, goals, page } = await loadLessonTexts(language);
  const { glossary, desks, inquiry } = await loadTexts(language);

  it.each(LESSON_IDS)('LESSON-2 %s has all its words, one answer for each that can come out', (id) => {
    const { options, ...words } = course[id];
    for (const [part, text] of Object.entries(words)) {
      expect(text.length, part).toBeGreaterThan(9);
      expect(text, 'TEXT-8').not.toMatch(/\d %/);
    }
    expect(options).toHaveLength(LESSONS[id].guess.options);
    expect(new Set(options).size).toBe(options.length);
    for (const goal of LESSONS[id].goals)
      expect(goals[goal.id].wanted(goal.value)).toMatch(/\p{L}{4,}.*\.$/u);
  });

  it('CLIENT-36 marks no term that the glossary does not have, and leaves no mark unread', () => {
    const texts = [
      ...LESSON_IDS.flatMap((id) => [...Object.values(course[id]).flat()]),
      desks.defend.task({ low: 0.01, high: 0.02 }),
      inquiry.suspicion.howToRead,
    ];
    for (const piece of texts.flatMap((text) => piecesOf(text as string))) {
      if (piece.term !== null) expect(glossary.terms[piece.term], piece.term).toBeDefined();
      expect(piece.words).not.toMatch(/\[\[|\]\]/);
    }
  });

  it('CLIENT-36 no two terms of the glossary read alike, and each is told in a sentence or two', () => {
    const entries = Object.values(glossary.terms);
    expect(new Set(entries.map(({ term }) => term)).size).toBe(entries.length);
    for (const { term, means } of entries)
      expect(means.split(/[.!?](?:\s|$)/).length - 1, term).toBeLessThan(4);
    expect(page.lede.length).toBeGreaterThan(20);
  });
});
