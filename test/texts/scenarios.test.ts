import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { de } from '../../texts/de/index.ts';
import { en } from '../../texts/en/index.ts';
import { scenarioText } from '../../texts/scenario-text.ts';
import { ALL_TEXTS, sentencesOf } from './support.ts';

describe.each(ALL_TEXTS)('the scenarios in $language', (texts) => {
  it.each(SCENARIO_IDS)('TEXT-6 %s has a title, a story, a lesson and a name for every class', (id) => {
    const { title, story, lesson, classNames } = scenarioText(texts, SCENARIOS[id]);
    expect(title).toMatch(/^\p{Lu}/u);
    for (const text of [story, lesson]) {
      expect(text).toMatch(/^\p{Lu}.{40,}\.$/u);
      expect(text).not.toMatch(/undefined|NaN| {2}/);
    }
    expect(new Set(classNames).size).toBe(SCENARIOS[id].classes);
    expect(classNames).toHaveLength(SCENARIOS[id].classes);
  });

  it('TEXT-7 a host’s own scenario has its own words, and one that nobody knows is called by its id', () => {
    const own = { title: 'My river', story: 'S.', lesson: 'L.', classNames: ['clear', 'murky'] };
    expect(scenarioText(texts, { id: 'my-river', classes: 2, texts: own })).toBe(own);
    expect(scenarioText(texts, { id: 'toString', classes: 3 })).toEqual({
      ...{ title: 'toString', story: '', lesson: '' },
      classNames: ['0', '1', '2'],
    });
  });
});

it('TEXT-3 no English is left in the German scenarios', () => {
  const english = new Map(sentencesOf(en.scenarios));
  const german = sentencesOf(de.scenarios);
  const same = german.filter(([path, text]) => english.get(path) === text && text.length > 4);
  expect(same).toEqual([]);
  expect(german.filter(([, text]) => /\b(the|and|with|samples?|poison|attackers?)\b/i.test(text))).toEqual(
    [],
  );
});
