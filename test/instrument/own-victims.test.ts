import { describe, expect, it } from 'vitest';
import { makeMoons } from '../../engine/data/moons.ts';
import { encodePack } from '../../engine/data/pack.ts';
import { createRandom } from '../../engine/random.ts';
import { openOwnPack } from '../../engine/round/own-well.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { openRound } from '../../engine/round/round.ts';
import { VICTIM_IDS, type VictimId } from '../../engine/victims/ids.ts';
import { buildHostPack } from '../../instrument/packs/host-pack.ts';
import { parseManifest } from '../../instrument/packs/manifest.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** A small town's counts of two kinds of day: no feature below 0, thirty senders. */
const moons = makeMoons(core, 260, 0.2, createRandom(2));
const rows = (shift: number) =>
  Array.from({ length: moons.n }, (_, i) => {
    const [u, v] = [moons.x[2 * i] as number, moons.x[2 * i + 1] as number];
    return `${u + shift},${v + shift},${Math.abs(u - v)},${moons.y[i] === 1 ? 'wet' : 'dry'}`;
  });
const bytes = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
const files = new Map([
  ['days.csv', bytes(['a,b,c,kind', ...rows(3)])],
  ['below.csv', bytes(['a,b,c,kind', ...rows(0)])],
  ['senders.txt', bytes(Array.from({ length: moons.n }, (_, i) => `station ${i % 30}`))],
]);
const packOf = (more: object) =>
  buildHostPack(
    parseManifest(
      'days.json',
      JSON.stringify({
        format: 'poisoned-well-data',
        version: 1,
        id: 'my-days',
        title: 'Days',
        train: 'days.csv',
        label: 'kind',
        contributors: 'senders.txt',
        provenance: { source: 'a town', version: '1', licence: 'CC0-1.0', citation: 'counted by hand' },
        ...more,
      }),
    ),
    files,
  ).pack;
const open = (more: object) => openOwnPack(encodePack(packOf(more)));

/** Quick trainings: what is promised does not depend on how well they learn. */
const PARAMS: Partial<Record<VictimId, object>> = { network: { hidden: 4, epochs: 4 } };
const ON_POINTS = VICTIM_IDS.filter((id) => id !== 'transfer');

describe.each(ON_POINTS)('a pack with the victim %s', (victim) => {
  const well = open({ victim, victimParams: PARAMS[victim] ?? {} });
  const { attacks, filters, defences = [] } = well.scenario;
  const round = openRound(core, well, 5);
  const summaryOf = async (attack: RecipePlan, defend: DefencePlan) =>
    (await round).deliver(attack).filter(defend).train().record().summary;
  const flips: RecipePlan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 };

  it('SCEN-65 has a menu of everything that fits it', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(16);
    expect(filters.length).toBeGreaterThanOrEqual(20);
    expect(attacks).not.toContain('own-mail');
    expect(defences.includes('dp-sgd')).toBe(victim !== 'naive-bayes');
    expect(defences.includes('stronger-regularisation')).toBe(victim !== 'naive-bayes');
    expect(defences.includes('early-stopping')).toBe(!['hinge', 'naive-bayes'].includes(victim));
  });

  it.each(attacks)('SCEN-65 attack %s plays', async (attack) => {
    const summary = await summaryOf({ attack: { id: attack, params: {} }, epsilon: 0.1 }, { filters: [] });
    const removed = well.scenario.trainRows - (summary.streamRows - summary.poisonRows);
    expect(summary.poisonRows + removed).toBeGreaterThan(0);
    expect(Number.isFinite(summary.attackScore)).toBe(true);
  });

  it.each(filters)('SCEN-65 filter %s plays', async (filter) => {
    const summary = await summaryOf(flips, { filters: [{ id: filter, params: {} }] });
    expect(Number.isFinite(summary.defenceScore)).toBe(true);
    expect(summary.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(defences)('SCEN-65 defence %s plays', async (defence) => {
    const summary = await summaryOf(flips, { filters: [], defence: { id: defence, params: {} } });
    expect(summary.accuracy).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(summary.defenceScore)).toBe(true);
  });
});

describe('a pack that names what does not fit', () => {
  it.each<[string, object, string]>([
    [
      'a victim that counts, with features below 0',
      { victim: 'naive-bayes', train: 'below.csv' },
      'out-of-range: victim naive-bayes does not fit: naive Bayes counts',
    ],
    [
      'a victim for pictures',
      { victim: 'transfer' },
      'bad-shape: victim transfer does not fit: extractor mnist-64 reads 784 pixels, not 3 features',
    ],
    [
      'an attack with words',
      { attacks: ['far-flip', 'dictionary'] },
      'bad-parameters: attack dictionary does not fit: it needs samples whose features are words',
    ],
    [
      'an attack with another goal',
      { attacks: ['badnets'] },
      'bad-parameters: attack badnets does not fit: its goal is backdoor',
    ],
    [
      'a filter that compares senders, with one',
      { contributors: undefined, filters: ['provenance'] },
      'bad-parameters: filter provenance does not fit: it needs samples of several senders',
    ],
    ['a filter for many classes', { filters: ['neural-cleanse'] }, 'it needs three classes or more'],
    [
      'gradient steps for a victim that counts',
      { victim: 'naive-bayes', defences: ['dp-sgd'] },
      'bad-parameters: defence dp-sgd does not fit: it needs a victim that minimises a loss',
    ],
    [
      'steps of a victim without steps',
      { victim: 'hinge', defences: ['early-stopping'] },
      'it needs a victim that is trained in steps',
    ],
  ])('SCEN-66 %s is refused with the reason', (_what, more, reason) => {
    const { code, message } = refused(() => open(more));
    expect(`${code}: ${message}`).toContain(reason);
  });

  it('SCEN-66 a pack of a later engine, with a victim that this one does not know, is refused by name', () => {
    const pack = packOf({});
    const later = { ...pack, ...(pack.card && { card: { ...pack.card, victim: 'forest' } }) };
    const { code, message } = refused(() => openOwnPack(encodePack(later)));
    expect(code).toBe('unknown-name');
    expect(message).toMatch(/^there is no victim forest: there are logistic/);
  });

  it('SCEN-65 keeps to the recipes that a manifest names, and takes an objective', () => {
    const { scenario } = open({
      attacks: ['alfa', 'far-flip'],
      filters: ['manual', 'loss'],
      defences: ['trim'],
    });
    expect(scenario).toMatchObject({
      attacks: ['alfa', 'far-flip'],
      filters: ['manual', 'loss'],
      defences: ['trim'],
    });
    const targeted = open({ victim: 'softmax', objective: { kind: 'targeted', count: 2 } }).scenario;
    expect(targeted.objective).toMatchObject({ kind: 'targeted', count: 2 });
    expect(targeted.attacks).toContain('target-flip');
    expect(targeted.attacks).not.toContain('far-flip');
  });
});
