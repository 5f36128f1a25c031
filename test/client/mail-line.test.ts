import { describe, expect, it } from 'vitest';
import {
  mailWords,
  readLine,
  spokenLine,
  unwrittenLine,
  writtenLine,
} from '../../client/picture/mail-line.ts';
import { NOBODY, type Phrasing } from '../../engine/data/phrasing.ts';
import { createVocabulary } from '../../engine/data/tokens.ts';
import { phrasingOf } from '../../tools/phrasing.ts';

const vocabulary = ['the', 'to', 'click', 'here', 'wrote'];
const texts = Array.from({ length: 24 }, (_, i) => ({
  body: i % 2 === 0 ? 'click here' : 'wrote to the',
  label: i % 2 === 0 ? 1 : 0,
}));
const phrasing = {
  scenario: 'spam',
  ...phrasingOf(texts, createVocabulary(vocabulary)),
  provenance: null as unknown as Phrasing['provenance'],
};
const words = mailWords(vocabulary, phrasing);
const plain = (line: string) => {
  const { written, heading, text } = readLine(line);
  const join = (part: readonly { word: string }[]) => part.map(({ word }) => word).join(' ');
  return { written, heading: join(heading), text: join(text) };
};

describe('a mail in a line', () => {
  it('CLIENT-67 a mail that somebody wrote has its subject and its text, with the words that speak for a class', () => {
    const line = writtenLine('save now …\n… click here to save', words);
    expect(plain(line)).toEqual({ written: true, heading: 'save now …', text: '… click here to save' });
    const sides = readLine(line).text.map(({ word, speaksFor }) => [word, speaksFor]);
    expect(sides).toEqual([
      ['…', null],
      ['click', 1],
      ['here', 1],
      ['to', 0],
      ['save', null],
    ]);
    // The model does not read subjects.
    expect(readLine(line).heading.every(({ speaksFor }) => speaksFor === null)).toBe(true);
    expect(plain(writtenLine('click here', words))).toEqual({
      written: true,
      heading: '',
      text: 'click here',
    });
    const run = writtenLine('#number … #number … #link … #number … #number to', words);
    expect(plain(run).text).toBe('#number … #link … to');
    expect(spokenLine(line)).toBe('save now …: … click here to save');
  });

  it('CLIENT-67 of any other only the words are known: it says so, and what is read follows from them alone', () => {
    const line = unwrittenLine(Uint8Array.of(1, 1, 1, 1, 1), words);
    expect(plain(line)).toMatchObject({ written: false, text: 'click here … wrote to the' });
    expect(readLine(line).heading).toHaveLength(4);
    expect(plain(unwrittenLine(new Uint8Array(5), words))).toEqual({ written: false, heading: '', text: '' });
  });

  it('CLIENT-67 a long mail is cut, and one whose phrasing is not known has its rarest words first', () => {
    const many = Array.from({ length: 40 }, (_, k) => `w${k}`);
    const unknown = mailWords(many, null);
    const { heading, text } = plain(unwrittenLine(new Uint8Array(40).fill(1), unknown));
    expect(heading).toBe('w39 w38 w37 w36');
    expect(text.split(' ')).toHaveLength(25);
    expect(text).toMatch(/^w39 w38 .* w16 …$/);
    // A phrasing of other words is none of these.
    expect(mailWords(many, { ...phrasing, next: phrasing.next.fill(NOBODY) }).phrasing).toBeNull();
  });
});
