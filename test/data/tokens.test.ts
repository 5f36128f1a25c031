import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bagOf, createVocabulary, MAX_MAIL_LENGTH, tokensOf } from '../../engine/data/tokens.ts';

describe('tokensOf', () => {
  it.each([
    ['Hello, world', ['hello', 'world']],
    ["Don't click!", ['do', "n't", 'click', '!']],
    ['see http://a.example.com/x?y=1 or mail bob@example.com', ['see', '#link', 'or', 'mail', '#address']],
    ['FREE $1,000.00 NOW', ['free', '#shout', '#money', '#number', 'now']],
    ['café', ['caf']],
    ['a I x', []],
    ['', []],
  ])('SCEN-1 %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('SCEN-1 what lies outside ASCII only separates', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
        const text = parts.join(' ');
        const ascii = Array.from(text, (c) => (c >= '!' && c <= '~' ? c : ' ')).join('');
        expect(tokensOf(text)).toEqual(tokensOf(ascii));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('SCEN-2 no text takes long', () => {
    const hostile = ['a', 'a.', '1,', '-', "'", '@', 'a@', 'http://', '"', '!', '$', 'a@a.', 'http://a.a'];
    for (const piece of hostile) {
      const before = process.cpuUsage().user;
      tokensOf(piece.repeat(Math.ceil(MAX_MAIL_LENGTH / piece.length)));
      tokensOf(`${piece.repeat(40)} `.repeat(200));
      // An honest mail of that length takes about 5 ms; a slow pattern would take minutes.
      expect(process.cpuUsage().user - before, piece).toBeLessThan(1_000_000); // microseconds
    }
  });

  it('SCEN-2 the end of a very long mail is not read', () => {
    const long = `${'word '.repeat(MAX_MAIL_LENGTH / 5)}secret`;
    expect(tokensOf(long)).not.toContain('secret');
  });
});

describe('bagOf', () => {
  it('SCEN-1 counts the words of the vocabulary up to the cap', () => {
    const vocabulary = createVocabulary(['free', '!', 'meeting']);
    expect([...bagOf('Free free FREE! lunch', vocabulary, 2)]).toEqual([2, 1, 0]);
    expect([...bagOf('Free free FREE! lunch', vocabulary, 1)]).toEqual([1, 1, 0]);
    expect([...bagOf('', vocabulary, 1)]).toEqual([0, 0, 0]);
  });
});
