import { describe, expect, it } from 'vitest';
import { roundNotes } from '../../client/picture/round-notes.ts';
import type { RoundSummary } from '../../engine/round/result.ts';
import { en } from '../../texts/en/index.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { summaryOf } from '../match/match-player.ts';

const notes = (given: Partial<RoundSummary>) =>
  roundNotes({ ...summaryOf(0, 0), ...given }, (recipe) => recipeName(en, recipe)).map(({ doubt, fact }) => ({
    doubt,
    text: en.result.note(fact),
  }));

describe('CLIENT-24 what a result has to say beside its numbers', () => {
  it('is nothing where all went well', () => {
    expect(notes({})).toEqual([]);
  });

  it('a fit that did not converge and a recipe that failed are doubts', () => {
    const found = notes({
      unconverged: [
        { stage: 'train', fit: 'hinge', count: 1, of: 1, residual: 0.1 },
        { stage: 'filter-2', fit: 'logistic', count: 3, of: 8, residual: 0.1 },
      ],
      failures: [{ stage: 'filter-1', recipe: 'svd', code: 'no-convergence' }],
    });
    expect(found.every(({ doubt }) => doubt)).toBe(true);
    expect(found.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^“Low-rank residual” could not do its work with these parameters\. It dropped nothing\.$/,
      ),
      expect.stringMatching(/^The fit of the final model stopped before it converged/),
      expect.stringMatching(/^3 of 8 fits of the second filter stopped before they converged/),
    ]);
  });

  it('rows that a defence left out or relabelled, and a certificate, are facts', () => {
    const found = notes({ leftOutRows: 12, relabelledRows: 1, certified: [0.9, 0.8, 0.6, 0.4] });
    expect(found).toEqual([
      { doubt: false, text: 'The training defence left out 12 samples.' },
      { doubt: false, text: '1 sample stayed in the training under another label.' },
      {
        doubt: false,
        text: 'Certified: 60.0\u00a0% of unseen samples are right and stay right whatever any 2 samples inserted or removed would do; a changed sample counts two.',
      },
    ]);
    expect(notes({ certified: [0.4, 0.2] })[0]?.text).toContain('covers no change');
  });
});
