/** `well list`. Ids, parameters and formulas are the same in every language. */
export const listTexts = {
  description: 'what there is to choose from, with parameters, defaults and sources',
  what: (kinds: readonly string[]) => `one of ${kinds.join(', ')}`,
  markdown: 'the whole catalogue as the document docs/catalogue.md',
};
