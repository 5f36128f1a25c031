import { describe, expect, it } from 'vitest';
import { isShipped } from '../../engine/round/scenarios/index.ts';
import { botStrength } from '../../instrument/bot-strength.ts';
import { filesOf } from '../support/drawn-wells.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('the strengths of bots', () => {
  // Points of an attack and a defence together; measured 65, 89, 108 on 24 wells of moons and 60, 91, 104 on 12 of fog-8.
  it.each([
    ['moons', 12],
    ['fog-8', 12],
  ])('ROUND-24 are told apart by results on %s', async (id, wells) => {
    if (!isShipped(id)) throw new Error(`no scenario ${id}`);
    const { easy, medium, hard } = await botStrength(core, id, filesOf(id), wells);
    const points = ({ attack, defence }: typeof easy) => attack.mean + defence.mean;
    expect(points(medium) - points(easy)).toBeGreaterThan(5);
    expect(points(hard) - points(medium)).toBeGreaterThan(5);
    expect(medium.attack.mean).toBeGreaterThan(easy.attack.mean);
    expect(hard.attack.mean).toBeGreaterThan(medium.attack.mean);
    expect(hard.defence.mean).toBeGreaterThan(medium.defence.mean);
  });
});
