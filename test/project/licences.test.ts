import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePack } from '../../engine/data/pack.ts';
import { isGenerated, SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

describe('what the project says about itself', () => {
  it('DEV-1 every locked package has a checksum', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
    const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
    expect(installed.length).toBeGreaterThan(300);
    const bare = installed.filter(
      ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    // `npm view NAME@VERSION dist.integrity` says what belongs there.
    expect(bare.map(([path, { version }]) => `${path} ${version}`)).toEqual([]);
  });

  it('DEV-2 LICENSE is the licence that package.json names', () => {
    const { license } = JSON.parse(read('package.json')) as { license: string };
    expect(read('LICENSE').split('\n')[0]).toBe(`${license} License`);
  });

  it.each(SCENARIO_IDS.filter((id) => !isGenerated(id)))('DEV-2 NOTICE names the data of %s', (id) => {
    const { provenance } = decodePack(readFileSync(new URL(`build/packs/${id}.pack`, root)));
    const notice = read('NOTICE').replace(/\s+/g, ' ');
    const about =
      notice.split(/(?=MNIST \()|(?=SpamAssassin public)/).find((part) => part.includes(id)) ?? '';
    expect(about).toContain(provenance.package);
    for (const licence of provenance.licence.match(/CC BY-SA 3\.0|Apache-2\.0|PDDL 1\.0/g) ?? []) {
      expect(about).toContain(licence);
    }
    expect(provenance.licence).toMatch(/CC BY-SA 3\.0|PDDL 1\.0/);
  });
});
