import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePack } from '../../engine/data/pack.ts';
import {
  decodePhrasing,
  encodePhrasing,
  FOLLOWERS,
  LEAN_ZERO,
  phrasesOf,
  speaksFor,
  tellingWords,
} from '../../engine/data/phrasing.ts';
import { createVocabulary } from '../../engine/data/tokens.ts';
import { phrasingOf } from '../../tools/phrasing.ts';

const project = new URL('../../', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`build/packs/${name}`, project)));
const vocabulary = createVocabulary(['the', 'to', 'click', 'here', 'remove', 'wrote', 'list']);
const texts = [
  ...Array.from({ length: 12 }, () => ({ body: 'click here to zzz remove', label: 1 })),
  ...Array.from({ length: 12 }, () => ({ body: 'he wrote to the list', label: 0 })),
];
const own = {
  scenario: 'spam',
  ...phrasingOf(texts, vocabulary),
  provenance: decodePack(bytesOf('spam.pack')).provenance,
};
const bag = (...words: string[]) =>
  Uint8Array.from(vocabulary.words, (word) => (words.includes(word) ? 1 : 0));
const read = (has: Uint8Array) =>
  phrasesOf(own, has).map((phrase) => phrase.map((word) => vocabulary.words[word]).join(' '));

describe('how texts use their words', () => {
  it('SCEN-57 a bag is read out as its words follow each other in texts, a word beyond the vocabulary being a gap', () => {
    expect(read(bag('remove', 'to', 'here', 'click'))).toEqual(['click here to', 'remove']);
    expect(read(bag('list', 'the', 'to', 'wrote'))).toEqual(['wrote to the list']);
    // "to" says nothing of its class and stands alone: it comes last, although texts have it before "remove".
    expect(read(bag('to', 'remove'))).toEqual(['remove', 'to']);
  });

  it('SCEN-57 every word of a bag is read out once, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7, max: 1 }), (has) => {
        const words = phrasesOf(own, has).flat();
        expect([...words].sort((a, b) => a - b)).toEqual([...has.keys()].filter((word) => has[word] === 1));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('SCEN-57 a word speaks for the class that has it four times as often', () => {
    const sides = Object.fromEntries(vocabulary.words.map((word, at) => [word, speaksFor(own, at)]));
    expect(sides).toEqual({ the: 0, to: null, click: 1, here: 1, remove: 1, wrote: 0, list: 0 });
    expect(own.lean[vocabulary.indexOf.get('to') as number]).toBe(LEAN_ZERO);
    expect(tellingWords(own, bag('to', 'click', 'the'), 1)).toHaveLength(1);
    expect(tellingWords(own, bag('to'), 3)).toEqual([]);
  });

  it('SCEN-57 a file comes back as it was written, and half of one is refused', () => {
    expect(decodePhrasing(encodePhrasing(own))).toEqual(own);
    expect(() => decodePhrasing(encodePhrasing({ ...own, place: own.place.subarray(1) }))).toThrow(
      /not a phrasing/,
    );
    const stray = own.next.slice();
    stray[0] = vocabulary.words.length;
    expect(() => decodePhrasing(encodePhrasing({ ...own, next: stray }))).toThrow(/follows that is none/);
  });

  it.each(['spam', 'spam-bayes'])('SCEN-57 %s has one for the words of its pack', (scenario) => {
    const words = decodePack(bytesOf(`${scenario}.pack`)).vocabulary ?? [];
    const phrasing = decodePhrasing(bytesOf(`${scenario}.phrasing`));
    expect(phrasing).toMatchObject({ scenario, d: words.length });
    const of = (word: string) => words.indexOf(word);
    expect([speaksFor(phrasing, of('click')), speaksFor(phrasing, of('wrote'))]).toEqual([1, 0]);
    const after = phrasing.next.subarray(of('mailing') * FOLLOWERS, (of('mailing') + 1) * FOLLOWERS);
    expect(words[after[0] as number]).toBe('list');
  });
});
