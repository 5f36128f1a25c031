import type { PlaceFacts } from '../facts.ts';
import { count, decimal, percent, plural } from './numbers.ts';

const place = ({ x, y }: PlaceFacts) => `at ${decimal(x, 2)}, ${decimal(y, 2)}`;

/** Poison that is made by hand: tools on the picture, an editor of pictures, mails, and the samples that come of it. */
export const hand = {
  way: 'How the poison is made',
  byRecipe: 'Recipe',
  byHand: 'By hand',
  tools: 'Tools',
  tool: {
    look: 'Look',
    pick: 'Pick',
    place: 'Place',
    stroke: 'Stroke',
    drag: 'Drag',
    flip: 'Lasso',
    erase: 'Erase',
  },
  help: {
    look: 'Point at a sample, move the picture.',
    pick: 'Click a sample to copy or retouch it.',
    place: 'Click where a new point is to be: 1 point each.',
    stroke: 'Draw a line of new points: 1 point each.',
    drag: 'Drag a sample to another place: 2 points, nothing for a new one.',
    flip: 'Draw a line around samples to change their label, or click one: 1 point each.',
    erase: 'Rub known samples out: 3 points each. New ones go and give their points back.',
  },
  waiting: 'The tools work as soon as the samples are on the picture.',
  newLabel: 'Label',
  undo: 'Undo',
  redo: 'Redo',
  placeAt: 'Place a point',
  placeAs: ({ label }: { label: string }) => `Place ${label}`,
  rows: 'Poisoned samples',
  noRows: 'None yet: use a tool on the picture, or add some here.',
  row: {
    inserted: (facts: {
      label: string;
      by: string | null;
      text: string | null;
      at: PlaceFacts | null;
      account: number | null;
    }) =>
      `New ${facts.label}${facts.at ? ` ${place(facts.at)}` : ''}${facts.by === null ? '' : `, ${facts.by}`}${facts.account === null ? '' : `, account ${facts.account}`}${facts.text === null ? '' : `: ${facts.text}`}`,
    flipped: ({ row, label }: { row: number; label: string }) => `Sample ${row}, now ${label}`,
    mutated: ({ row, label, at }: { row: number; label: string; at: PlaceFacts | null }) =>
      `Sample ${row}, ${label}, moved${at ? ` ${place(at)}` : ''}`,
    removed: ({ row, label }: { row: number; label: string }) => `Sample ${row}, ${label}, removed`,
  },
  takeBack: ({ row }: { row: string }) => `Take back: ${row}`,
  /** When the points pay a part of what was done, or nothing of it. */
  shortage: ({ done, asked }: { done: number; asked: number }) =>
    done === 0
      ? 'There are not enough points for this: take something back first.'
      : `The points are enough for ${count(done)} of ${count(asked)} samples: the others stay as they are.`,
  arena: ({ samples, rows }: { samples: number; rows: number }) =>
    `${plural(samples, { one: 'sample that you know', other: 'samples that you know' })}, with ${plural(rows, { one: 'sample poisoned', other: 'samples poisoned' })} by hand. The list says what each is.`,
  recipe: {
    title: 'Add samples made by a recipe',
    add: 'Add these samples',
    forging: 'Making the samples',
  },
  copies: 'Copies',
  copiesShown: (n: number) => plural(n, { one: 'sample', other: 'samples' }),
  addAs: ({ n, label }: { n: number; label: string }) =>
    `Add ${plural(n, { one: 'sample', other: 'samples' })} as ${label}`,
  /** The score is the distance from the boundary in the model's own units; it is no probability. */
  verdict: ({ label, score }: { label: string; score: number }) =>
    `The model of the preview takes it for ${label}: score ${decimal(score, 2)}; 0 is the boundary.`,
  oracle: {
    ask: ({ price }: { price: number }) =>
      `Ask the defenders’ clean model: ${plural(price, { one: 'point', other: 'points' })}`,
    answer: ({ label, score }: { label: string; score: number }) =>
      `The defenders’ clean model takes it for ${label}: score ${decimal(score, 2)}.`,
  },
  accounts: {
    title: 'New samples come from',
    first: ({ number }: { number: number }) => `Account ${number}`,
    used: ({ number, rows }: { number: number; rows: number }) =>
      `Account ${number}: ${plural(rows, { one: 'sample', other: 'samples' })}`,
    another: ({ number, price }: { number: number; price: number }) =>
      `Account ${number}, new: ${plural(price, { one: 'point', other: 'points' })} more`,
  },
  drawing: {
    title: 'Draw a picture',
    canvas: ({ row, column, grey }: { row: number; column: number; grey: number }) =>
      `Drawing. Arrow keys move, space paints. Row ${row}, column ${column}, ${percent(grey)} bright.`,
    brush: 'Brush',
    ink: 'Ink',
    rubber: 'Rubber',
    mark: 'Mark',
    size: 'Size of the brush',
    pixels: (n: number) => plural(n, { one: 'pixel', other: 'pixels' }),
    clear: 'Clear',
    known: 'Known sample',
    take: 'Take',
    taken: ({ row, label }: { row: number; label: string }) => `From sample ${row}, ${label}.`,
    retouch: ({ row }: { row: number }) => `Change sample ${row}`,
    useAsMark: 'Use as the backdoor’s mark',
    stamp: ({ n }: { n: number }) => `Add ${plural(n, { one: 'marked copy', other: 'marked copies' })}`,
    markHelp:
      'What you draw with the brush “Mark” is the mark that the model is to obey; everything else stays as it is.',
    hasMark: 'The samples have a mark of your own.',
  },
  mail: {
    title: 'Write a mail',
  },
};
