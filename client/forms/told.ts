import type { TermId } from '../../texts/texts.ts';

/** A run of words of a text; `term` where they are one of the glossary's. */
export interface ToldPiece {
  readonly words: string;
  readonly term: TermId | null;
  /** Punctuation that stays with a term, on its line. */
  readonly after: string;
}

const MARKED = /\[\[(\w+)\|([^\]]+)\]\]([.,:;!?)]*)/g;

/** A text at its marks: `a [[epsilon|budget]] of` has three pieces. */
export function piecesOf(text: string): readonly ToldPiece[] {
  const pieces: ToldPiece[] = [];
  let from = 0;
  for (const { 0: whole, 1: term = '', 2: words = '', 3: after = '', index } of text.matchAll(MARKED)) {
    if (index > from) pieces.push(plain(text.slice(from, index)));
    pieces.push({ words, term: term as TermId, after });
    from = index + whole.length;
  }
  if (from < text.length) pieces.push(plain(text.slice(from)));
  return pieces;
}

/** The same as words alone, for paper and for names. */
export const wordsOf = (text: string): string => text.replaceAll(MARKED, '$2$3');

const plain = (words: string): ToldPiece => ({ words, term: null, after: '' });
