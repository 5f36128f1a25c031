import { describe, expect, it } from 'vitest';
import { sweptNumbers, sweptValues } from '../../client/forms/sweep.ts';
import { writeLab } from '../../client/links/lab-link.ts';
import { initialLab, mistakesIn, readLab } from '../../client/links/read-lab.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';

describe('a link into the Lab', () => {
  it.each(SCENARIO_IDS)('CLIENT-64 of %s says what it was given, and has no mistakes', (id) => {
    expect(mistakesIn(`#${writeLab(initialLab(id))}`)).toEqual([]);
    expect(mistakesIn('')).toEqual([]);
  });

  it('CLIENT-64 names what was not understood, and takes other spellings of a number', () => {
    expect(mistakesIn('#s=moons&e=0.0400&n=7')).toEqual([]);
    expect(mistakesIn('#s=moon&e=9&f1=nothing&zz=1')).toEqual(['s=moon', 'e=9', 'f1=nothing', 'zz=1']);
    expect(mistakesIn('#s=own-mine-csv')).toEqual(['s=own-mine-csv']);
    expect(mistakesIn(`#s=${'x'.repeat(500)}`)[0]).toHaveLength(42);
  });
});

describe('a sweep', () => {
  const state = {
    ...readLab('#s=moons&a=gradient-ascent&f1=sphere&f2=knn-distance'),
  };
  const numbers = sweptNumbers(SCENARIOS.moons, state);

  it('CLIENT-64 offers every number of the settings, and changes no other', () => {
    expect(numbers.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['e', 'a.steps', 'a.step', 'f1.remove', 'f2.remove', 'f2.neighbours']),
    );
    for (const number of numbers) {
      const at = number.at(number.min);
      expect(readLab(writeLab(at))).toEqual(at);
      const { attack, epsilon, filters, ...rest } = at;
      const { attack: _a, epsilon: _e, filters: _f, ...before } = state;
      expect(rest).toEqual(before);
      expect([attack.id, ...filters.map(({ id }) => id)]).toEqual([
        'gradient-ascent',
        'sphere',
        'knn-distance',
      ]);
      if (number.key !== 'e') expect(epsilon).toBe(state.epsilon);
    }
  });

  it('CLIENT-64 goes from one end to the other on the steps of the number, each value once', () => {
    for (const number of numbers) {
      const values = sweptValues(number, 7);
      expect(values[0]).toBeCloseTo(number.min, 5);
      expect(values.at(-1)).toBeCloseTo(number.max, 5);
      expect([...values].sort((a, b) => a - b)).toEqual(values);
      expect(new Set(values).size).toBe(values.length);
    }
    const few = { ...(numbers[0] as (typeof numbers)[number]), min: 1, max: 3, step: 1 };
    expect(sweptValues(few, 7)).toEqual([1, 2, 3]);
  });

  it('CLIENT-64 leaves the attack alone where its rows were made by hand', () => {
    const byHand = sweptNumbers(SCENARIOS.moons, { ...state, rows: { file: 'AA', made: [] } });
    expect(byHand.some(({ key }) => key === 'e' || key.startsWith('a.'))).toBe(false);
  });
});
