import { describe, expect, it } from 'vitest';
import { GameError } from '../../engine/errors.ts';
import { CORE_CALLS, type CoreFunction } from '../support/core-fingerprint.ts';
import { coreInputs } from '../support/core-inputs.ts';
import { testCore } from '../support/test-core.ts';

/** What holds for every argument of every function, found by calling each and then spoiling one thing at a time. */

const core = await testCore();
const NAMES = Object.keys(CORE_CALLS) as CoreFunction[];
type Path = readonly (string | number)[];
type Numbers = Float32Array | Float64Array | Int32Array;

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value);
}

/** The arguments of the calls that a function's entry makes of that very function. */
function argumentsOf(name: CoreFunction, n: number, d: number): unknown[][] {
  const calls: unknown[][] = [];
  const spy = new Proxy(core, {
    get: (target, key: CoreFunction) =>
      key === name
        ? (...args: unknown[]) => {
            calls.push(structuredClone(args));
            return (target[key] as (...all: unknown[]) => unknown)(...args);
          }
        : target[key],
  });
  CORE_CALLS[name](spy, coreInputs(core, n, d, 9));
  return calls;
}

function call(name: CoreFunction, args: readonly unknown[]): unknown {
  return (core[name] as (...all: unknown[]) => unknown)(...args);
}

/** Paths of all arrays and numbers in a value. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number' || isNumbers(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

/** A copy with one leaf replaced. */
function spoilt(args: unknown[], path: Path, by: (leaf: unknown) => unknown): unknown[] {
  const copy = structuredClone(args);
  const owner = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  const key = path.at(-1) as string;
  owner[key] = by(owner[key]);
  return copy;
}

/** The code of the refusal, or what was returned in its place. */
function outcome(name: CoreFunction, args: unknown[]): string {
  try {
    call(name, args);
    return 'accepted';
  } catch (error) {
    return error instanceof GameError ? error.code : String(error);
  }
}

/** Spoils every leaf that `applies` and collects what was not refused with one of `codes`. */
function tolerated(
  name: CoreFunction,
  applies: (leaf: unknown) => boolean,
  by: (leaf: unknown) => unknown,
  codes: readonly string[],
): string[] {
  const missed = argumentsOf(name, 20, 5).flatMap((args) =>
    leaves(args)
      .filter((path) => applies(at(args, path)))
      .map((path) => [path.join('.'), outcome(name, spoilt(args, path, by))])
      .filter(([, code]) => !codes.includes(code as string))
      .map(([path, code]) => `${path}: ${code}`),
  );
  return [...new Set(missed)];
}

/** Arrays of any length will do, and e^NaN is NaN. */
const ANY_LENGTH: readonly CoreFunction[] = ['order', 'quantiles', 'kolmogorovSmirnov'];
const ANY_NUMBER: readonly CoreFunction[] = ['exp', 'log'];
const except = (names: readonly CoreFunction[]) => NAMES.filter((name) => !names.includes(name));

const isFloats = (leaf: unknown) => leaf instanceof Float32Array || leaf instanceof Float64Array;
const middle = (leaf: Numbers) => leaf.length >> 1;

describe('every array and every number of every function', () => {
  it.each(NAMES)('CORE-5 %s refuses a NaN or an infinity', (name) => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(
        tolerated(name, isFloats, (leaf) => (leaf as Float32Array).with(middle(leaf as Numbers), bad), [
          'not-finite',
        ]),
      ).toEqual([]);
    }
  });
  it.each(except(ANY_LENGTH))('CORE-5 %s refuses an array that is too short', (name) => {
    expect(
      tolerated(name, isNumbers, (leaf) => (leaf as Numbers).slice(1), ['bad-shape', 'out-of-range']),
    ).toEqual([]);
  });
  it.each(NAMES)('CORE-5 %s refuses an index below zero', (name) => {
    expect(
      tolerated(
        name,
        (leaf) => leaf instanceof Int32Array,
        (leaf) => (leaf as Int32Array).with(1, -1),
        ['bad-shape', 'out-of-range'],
      ),
    ).toEqual([]);
  });
  it.each(except(ANY_NUMBER))('CORE-5 %s refuses a number that is none', (name) => {
    expect(
      tolerated(
        name,
        (leaf) => typeof leaf === 'number',
        () => Number.NaN,
        ['not-finite', 'bad-shape', 'out-of-range'],
      ),
    ).toEqual([]);
  });
  it.each(NAMES)('CORE-3 %s leaves its arguments as they were', (name) => {
    for (const args of argumentsOf(name, 20, 5)) {
      const before = structuredClone(args);
      call(name, args);
      expect(args).toEqual(before);
    }
  });
});

/** All numbers in a result. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (isNumbers(value)) return Array.from(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** What needs at least two rows: a spread, or a sample of each class. */
const NEED_TWO: readonly CoreFunction[] = ['variance', 'robustCovariance', 'mmd', 'fitNaiveBayes'];
const SMALL = [
  [1, 1],
  [1, 9],
  [2, 1],
  [9, 1],
  [2, 2],
  [3, 7],
  [33, 13],
] as const;

describe('every function at the smallest sizes', () => {
  it.each(NAMES)('CORE-1 %s of one row, one column and every tail is finite', (name) => {
    for (const [n, d] of SMALL) {
      if (n < 2 && NEED_TWO.includes(name)) continue;
      const calls = argumentsOf(name, n, d);
      expect(calls.length).toBeGreaterThan(0);
      for (const args of calls) expect(numbersIn(call(name, args)).every(Number.isFinite)).toBe(true);
    }
  });

  it.each(NAMES)('CORE-6 %s of no rows has an answer or a reason', (name) => {
    let reason = '';
    try {
      CORE_CALLS[name](core, coreInputs(core, 0, 5, 9));
    } catch (error) {
      reason = error instanceof GameError ? error.code : String(error);
    }
    expect(['', 'bad-shape', 'out-of-range']).toContain(reason);
  });
});
