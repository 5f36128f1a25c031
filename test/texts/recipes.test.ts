import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { propertiesOf } from '../../engine/round/parameter-ranges.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { de } from '../../texts/de/index.ts';
import { en } from '../../texts/en/index.ts';
import { optionText, parameterText } from '../../texts/parameter-text.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { ALL_TEXTS, sentencesOf } from './support.ts';

const RECIPES: readonly (readonly [string, { readonly params: z.ZodType }])[] = [
  ...Object.entries(ATTACKS),
  ...Object.entries(FILTERS),
  ...Object.entries(DEFENCES),
];

/** Labels that are the same in German, for they are names. */
const NAMES = ['Bagging', 'Confident Learning', 'Isolation Forest', 'Loss', 'Sever', 'TRIM'];

describe.each(ALL_TEXTS)('the recipes in $language', (texts) => {
  it('TEXT-1 every attack, filter, defence and victim has words of its own, in whole sentences', () => {
    const { attacks, filters, defences, victims } = texts;
    expect(Object.keys(attacks).sort()).toEqual(Object.keys(ATTACKS).sort());
    expect(Object.keys(filters).sort()).toEqual(Object.keys(FILTERS).sort());
    expect(Object.keys(defences).sort()).toEqual(Object.keys(DEFENCES).sort());
    expect(Object.keys(victims).sort()).toEqual(Object.keys(VICTIMS).sort());
    const all = Object.values({ ...attacks, ...filters, ...defences });
    for (const { label, when, does, limits } of all) {
      expect(when).toMatch(/^\p{Lu}.{15,75}\.$/u);
      expect(label).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(does).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(limits).toMatch(/^\p{Lu}.{20,}\.$/u);
    }
    for (const field of ['label', 'when', 'does', 'limits'] as const)
      expect(new Set(all.map((each) => each[field])).size).toBe(all.length);
  });

  it('TEXT-2 every parameter of every recipe has a text, and every text a parameter', () => {
    const used = new Set<string>();
    for (const [recipe, { params }] of RECIPES)
      for (const [name, property] of Object.entries(propertiesOf(params))) {
        const own = `${recipe}.${name}`;
        const id = own in texts.parameters ? own : name;
        expect(Object.keys(texts.parameters)).toContain(id);
        used.add(id);
        const { label, help } = parameterText(texts, recipe, name);
        expect(label, id).toMatch(/^\p{Lu}/u);
        expect(label.endsWith('.'), id).toBe(false);
        if (help !== '' && id !== 'text') expect(help, id).toMatch(/.{10,}\.$/);
        for (const option of property.enum ?? []) expect(Object.keys(texts.options)).toContain(option);
      }
    expect(Object.keys(texts.parameters).filter((id) => !used.has(id))).toEqual([]);
  });

  it('TEXT-2 words of a parameter are the recipe’s own where it has some, and classes have their names', () => {
    expect(parameterText(texts, 'koh-influence', 'step')).toBe(texts.parameters['koh-influence.step']);
    expect(parameterText(texts, 'gradient-ascent', 'step')).toBe(texts.parameters.step);
    expect(parameterText(texts, 'constructor', 'toString')).toEqual({ label: 'toString', help: '' });
    expect(optionText(texts, 'second', ['ham', 'spam'])).toBe('spam');
    expect(optionText(texts, 'both', ['ham', 'spam'])).toBe(texts.options.both);
    expect(optionText(texts, 'toString')).toBe('toString');
  });

  it('TEXT-1 a recipe is called by its name, and one that is not known here by its id', () => {
    expect(recipeName(texts, 'kkt')).toBe(texts.attacks.kkt.label);
    expect(recipeName(texts, 'sphere')).toBe(texts.filters.sphere.label);
    expect(recipeName(texts, 'trim')).toBe(texts.defences.trim.label);
    expect(recipeName(texts, 'hinge')).toBe(texts.victims.hinge);
    expect(recipeName(texts, 'toString')).toBe('toString');
  });
});

it('TEXT-3 no English is left in the German recipes', () => {
  const part = ({ attacks, filters, defences, victims, parameters, options }: typeof en) =>
    sentencesOf({ attacks, filters, defences, victims, parameters, options });
  const english = new Map(part(en));
  const same = part(de).filter(([path, text]) => text !== '' && english.get(path) === text);
  const short = ({ length }: string) => length <= 12; // Radius, Delta: words of both languages
  expect(same.filter(([, text]) => !short(text) && !NAMES.includes(text))).toEqual([]);
  // Words that German does not have.
  const found = part(de).filter(([, text]) => /\b(the|and|with|samples?|poison|attackers?)\b/i.test(text));
  expect(found).toEqual([]);
});
