import { describe, expect, it } from 'vitest';
import { nameFaults } from '../../tools/names.ts';

const file = (path: string, text: string) => ({ path, text });

describe('names of exports', () => {
  it('two files that declare one name are a fault, whatever they declare', () => {
    const files = [
      file('engine/a.ts', 'export const pull = 1;\nconst own = 2;'),
      file('client/b.tsx', 'export interface pull {}\nexport async function own() {}'),
    ];
    expect(nameFaults(files, {})).toEqual([
      'pull is exported by engine/a.ts and client/b.tsx: give each thing a name of its own',
    ]);
  });

  it('passing on an export declares nothing, and overloads are one declaration', () => {
    const files = [
      file('engine/a.ts', 'export function f(x: number): number;\nexport function f(x: unknown) {}'),
      file('engine/b.ts', "export { f } from './a.ts';\nexport type { g } from './c.ts';"),
    ];
    expect(nameFaults(files, {})).toEqual([]);
  });

  it('a stand-in of the page means what the file of its name means, and no other', () => {
    const standIn = file('client/page-parts/tokens.ts', 'export const bagOf = 1;');
    expect(nameFaults([file('engine/data/tokens.ts', 'export function bagOf() {}'), standIn], {})).toEqual(
      [],
    );
    expect(nameFaults([file('engine/data/bags.ts', 'export function bagOf() {}'), standIn], {})).toHaveLength(
      1,
    );
  });

  it('a name may stand twice for a reason, as long as it does', () => {
    const files = [file('a.ts', 'export type A = 1;'), file('b.ts', 'export class A {}')];
    expect(nameFaults(files, { A: 'a reason' })).toEqual([]);
    expect(nameFaults(files.slice(1), { A: 'a reason' })).toEqual([
      'A is exported once: take it off the list of names that stand twice',
    ]);
  });
});
