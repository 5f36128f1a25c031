import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  adoptValues,
  formOf,
  initialValues,
  offeredForm,
  type ParamField,
} from '../../client/forms/params-form.ts';
import { fromBase64Url, toBase64Url } from '../../client/links/base64url.ts';
import { writeLab } from '../../client/links/lab-link.ts';
import { initialLab, readLab } from '../../client/links/read-lab.ts';
import { routeOf, tidyCode } from '../../client/links/routes.ts';
import { chosenAddress, placeOf, typedAddress } from '../../client/room/join-address.ts';
import { troubleOf, WAYS_ON } from '../../client/room/trouble.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';

describe('errors', () => {
  it('CLIENT-4 a code from a newer server is shown as internal', () => {
    expect(troubleOf('room-full')).toBe('room-full');
    expect(troubleOf('never-heard-of')).toBe('internal');
    expect(troubleOf('constructor')).toBe('internal');
    expect(WAYS_ON.internal).toBe('retry');
  });
});

/** Any value that a person could leave a control at. */
function anyValue(field: ParamField): fc.Arbitrary<number | string | boolean> {
  if (field.kind === 'text') return fc.constant(field.initial);
  if (field.kind === 'choice') return fc.constantFrom(...field.options);
  if (field.kind === 'switch') return fc.boolean();
  const steps = Math.floor((field.max - field.min) / field.step + 1e-9);
  return fc.nat(steps).map((k) => Math.min(field.max, field.min + k * field.step));
}

describe('forms from schemas', () => {
  const recipes = [...Object.entries(ATTACKS), ...Object.entries(FILTERS)];

  it.each(recipes)('CLIENT-5 %s takes whatever its form can produce', (_id, { params }) => {
    const fields = formOf(params);
    expect(params.safeParse(initialValues(fields)).success).toBe(true);
    if (fields.length === 0) return;
    const values = fc.record(Object.fromEntries(fields.map((field) => [field.key, anyValue(field)])));
    fc.assert(
      fc.property(values, (given) => {
        const { error } = params.safeParse(given);
        // Two fields may contradict each other: that is a rule of the recipe's, with a sentence of its own.
        expect(error?.issues.filter(({ code }) => code !== 'custom') ?? []).toEqual([]);
      }),
    );
  });

  it('CLIENT-5 draws numbers, choices and switches with their bounds and defaults', () => {
    const fields = formOf(
      z.strictObject({
        count: z.int().min(1).max(20).default(6),
        share: z.number().positive().max(1).default(0.1),
        side: z.enum(['both', 'first']).default('both'),
        stepSize: z.boolean().default(true),
      }),
    );
    expect(fields.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'number count',
      'number share',
      'choice side',
      'switch stepSize',
    ]);
    expect(fields[0]).toMatchObject({ min: 1, max: 20, step: 1, initial: 6 });
    const share = fields[1] as Extract<ParamField, { kind: 'number' }>;
    expect(share.min).toBeGreaterThan(0);
    expect(share.max).toBe(1);
  });

  it('SCEN-73 a form leaves out what does nothing on the scenario', () => {
    const keys = (id: 'spam' | 'features') =>
      offeredForm(SCENARIOS[id], ATTACKS.bullseye).map(({ key }) => key);
    expect(keys('features')).toEqual(['beta', 'steps']);
    expect(keys('spam')).toEqual(['beta']);
  });

  it('CLIENT-5 values from a link are put within bounds, unknown ones dropped', () => {
    const fields = formOf(z.strictObject({ count: z.int().min(1).max(20).default(6) }));
    expect(adoptValues(fields, { count: 99, extra: 1 })).toEqual({ count: 20 });
    expect(adoptValues(fields, { count: 'many' })).toEqual({ count: 6 });
  });
});

describe('the link of the Lab', () => {
  it('CLIENT-10, CLIENT-42 holds the whole state', () => {
    for (const scenario of SCENARIO_IDS) {
      const state = {
        ...initialLab(scenario),
        seed: 77,
        epsilon: SCENARIOS[scenario].epsilonMax / 2,
        attack: {
          id: SCENARIOS[scenario].attacks.at(-1) as AttackId,
          params: { batches: 3, label: 'first' },
        },
        filters: [
          { id: 'loss' as const, params: { remove: 0.1 } },
          { id: 'sphere' as const, params: {} },
        ],
        rows: {
          file: toBase64Url(Uint8Array.of(0, 250, 255, 62)),
          made: ['hand' as const, 'corner' as const],
        },
        panel: { drop: 'AB', keep: '' },
        cap: 12,
      };
      expect(readLab(`#${writeLab(state)}`)).toEqual(state);
      expect(fromBase64Url(state.rows.file)).toEqual(Uint8Array.of(0, 250, 255, 62));
      // Too many rows for a link: it has the recipe instead.
      const { rows, ...recipe } = state;
      const long = { ...recipe, rows: { ...rows, file: 'A'.repeat(9_000) } };
      expect(readLab(writeLab(long))).toEqual(recipe);
    }
  });

  it('CLIENT-10 nonsense gives the defaults', () => {
    const plain = initialLab(SCENARIO_IDS[0]);
    expect(readLab('')).toEqual(plain);
    expect(readLab('#s=mars&a=hex&e=-4&n=1.5&f1=none&f2=')).toEqual(plain);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const state = readLab(text);
        expect(SCENARIO_IDS).toContain(state.scenario);
        expect(Number.isFinite(state.epsilon)).toBe(true);
      }),
    );
  });
});

describe('addresses', () => {
  it('CLIENT-11 codes are read in any case, with spaces and dashes, and nothing else is a code', () => {
    expect(tidyCode(' abc-def ')).toBe('ABCDEF');
    expect(tidyCode('ABCDE')).toBeNull();
    expect(tidyCode('ABCDEI')).toBeNull();
    expect(routeOf('/r/abcdef')).toEqual({ page: 'player', code: 'ABCDEF' });
    expect(routeOf('/host/ABCDEF/')).toEqual({ page: 'host', code: 'ABCDEF' });
    expect(routeOf('/r/ABC')).toEqual({ page: 'lost', path: '/r/ABC' });
    expect(routeOf('/')).toEqual({ page: 'home' });
    expect(routeOf('/constructor/ABCDEF').page).toBe('lost');
  });
});

describe('the address to join', () => {
  const urls = ['http://192.168.1.5:8080/r/ABCDEF', 'http://10.0.0.7:8080/well/r/ABCDEF'];

  it('CLIENT-23 is the first of the server’s until another is picked, and stays picked in another room', () => {
    expect(chosenAddress(urls, null)).toBe(urls[0]);
    const picked = placeOf(urls[1] as string);
    expect(chosenAddress(urls, picked)).toBe(urls[1]);
    expect(
      chosenAddress(
        [...urls].reverse().map((url) => url.replace('ABCDEF', 'GHJKMN')),
        picked,
      ),
    ).toBe('http://10.0.0.7:8080/well/r/GHJKMN');
    expect(chosenAddress(urls, 'http://172.17.0.1:8080')).toBe(urls[0]);
  });

  it('CLIENT-23 is shown as people type it', () => {
    expect(typedAddress(urls[0] as string)).toBe('192.168.1.5:8080');
    expect(typedAddress(urls[1] as string)).toBe('10.0.0.7:8080/well');
  });
});
