import type { ParameterWords } from '../../../instrument/parameters.ts';

/** `well list`. Ids and formulas are the same in every language. */
export const listTexts = {
  description: 'what there is to choose from, with parameters, defaults and sources',
  what: (kinds: readonly string[]) => `one of ${kinds.join(', ')} (default: all)`,
  markdown: 'the whole catalogue as the document docs/catalogue.md',
  headings: {
    scenarios: 'Scenarios',
    attacks: 'Attacks',
    filters: 'Filters',
    defences: 'Training defences',
    victims: 'Victims',
  },
  facts: {
    lesson: 'lesson',
    victim: 'victim',
    classes: 'classes',
    'training rows': 'training rows',
    'largest ε': 'largest ε',
    'seconds of a core that a recipe may take in a match':
      'seconds of a core that a recipe may take in a match',
    attacks: 'attacks',
    filters: 'filters',
    defences: 'defences',
    explanation: 'explanation',
    source: 'source',
    formula: 'formula',
    goal: 'goal',
    means: 'means',
    cost: 'cost',
  },
  parameters: {
    types: {},
    noDefault: 'no default',
    byDefault: (value) => `default ${value}`,
    needing: (what) => `needs ${what}`,
  } as ParameterWords,
};
