import { describe, expect, it } from 'vitest';
import { WAYS_ON } from '../../client/room/trouble.ts';
import { cleanName } from '../../engine/match/names.ts';
import { LANGUAGES, languageOf } from '../../texts/language.ts';
import { loadTexts } from '../../texts/texts.ts';

const spoken = await Promise.all(
  LANGUAGES.map(async (language) => [language, await loadTexts(language)] as const),
);

/** Every string of a language by its id; what functions say is told by their own tests. */
function sentences(texts: unknown, path: string): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([id, inner]) => sentences(inner, path === '' ? id : `${path}.${id}`));
}

describe.each(spoken)('what the page says in %s', (language, texts) => {
  it('is the language that was asked for', () => {
    expect(texts.language).toBe(language);
  });

  it('CLIENT-27 has no empty sentence and none with a gap', () => {
    // A parameter need not have a help.
    const bad = sentences(texts, '').filter(
      ([id, sentence]) => !/\.help$/.test(id) && /^\s*$|undefined|NaN| {2}/.test(sentence),
    );
    expect(bad).toEqual([]);
  });

  it('WHY-7 figures that are shown alike are said to be as before, and none stands “instead of” itself', () => {
    const { why } = texts;
    const [same, other] = [0.9701, 0.9704].map((before) => why.accuracy({ accuracy: 0.97, before }));
    expect(same).toBe(other);
    expect(why.accuracy({ accuracy: 0.97, before: 0.95 })).not.toBe(same);
    for (const sentence of [same, why.hits({ hits: 2, before: 2 }), why.mark({ rate: 0.5, before: 0.5 })])
      expect(sentence).not.toMatch(/instead|statt/);
    for (const sentence of [why.hits({ hits: 2, before: 3 }), why.mark({ rate: 0.5, before: 0.6 })])
      expect(sentence).toMatch(/instead|statt/);
    expect(why.allCaught({ caught: 10 })).toContain('10');
  });

  it('TEXT-8 numbers below zero have a true minus sign, and zero has none', () => {
    const { count, decimal, percent, short } = texts.numbers;
    for (const shown of [count(-3), decimal(-1.25), percent(-0.011), short(-0.5)])
      expect(shown).toMatch(/^−\d/);
    expect(decimal(-0.0001, 3)).toMatch(/^0.000$/);
  });

  it('TEXT-8 no line breaks between a number and its percent sign', () => {
    expect(sentences(texts, '').filter(([, sentence]) => /\d %/.test(sentence))).toEqual([]);
  });

  it('CLIENT-4 every error has a title and a text, and no two read alike', () => {
    const codes = Object.keys(WAYS_ON) as (keyof typeof WAYS_ON)[];
    expect(Object.keys(texts.errors).sort()).toEqual([...codes].sort());
    for (const code of codes) {
      const { title, text } = texts.errors[code];
      expect(title.length, code).toBeGreaterThan(3);
      expect(text.length, code).toBeGreaterThan(20);
    }
    expect(new Set(codes.map((code) => texts.errors[code].title)).size).toBe(codes.length);
  });

  it('CLIENT-12 whatever nickname is offered is accepted', () => {
    const { counts, name } = texts.nicknames;
    const seen = new Set<string>();
    for (let i = 0; i < counts.first; i++) {
      for (let j = 0; j < counts.second; j++) {
        const offered = name(i, j);
        expect(cleanName(offered)).toBe(offered);
        seen.add(offered);
      }
    }
    expect(seen.size).toBe(counts.first * counts.second);
  });
});

describe('languages', () => {
  const texts = Object.fromEntries(spoken);

  it('CLIENT-26 the first that is spoken here of those that somebody prefers, else English', () => {
    expect(languageOf(['fr-FR', 'de-CH', 'en'])).toBe('de');
    expect(languageOf([null, undefined, 'C', 'de_AT.UTF-8'])).toBe('de');
    expect(languageOf(['deu', 'nl'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });

  it('CLIENT-27 numbers, lists and plurals are written as the language writes them', () => {
    const [english, german] = [texts.en?.numbers, texts.de?.numbers];
    expect(english?.percent(0.1234)).toBe('12.3\u00a0%');
    expect(german?.percent(0.1234)).toBe('12,3\u00a0%');
    expect([english?.count(12_345), german?.count(12_345)]).toEqual(['12,345', '12.345']);
    expect([english?.change(-0.0321), german?.change(-0.0321)]).toEqual(['−3.2', '−3,2']);
    expect([english?.change(0.0001), german?.change(-0.0001)]).toEqual(['±0.0', '±0,0']);
    expect(english?.list(['4', '9', '7'])).toBe('4, 9 and 7');
    expect(german?.list(['4', '9', '7'])).toBe('4, 9 und 7');
    expect(english?.plural(1, { one: 'row', other: 'rows' })).toBe('1 row');
    expect(german?.plural(0, { one: 'Zeile', other: 'Zeilen' })).toBe('0 Zeilen');
    expect(english?.clock(61_001)).toBe('1:02');
  });
});
