import { dirname, posix } from 'node:path';
import { places } from './rules.ts';
import { CORE, MAY_IMPORT, TOP_FOLDERS, WITHOUT_NODE } from './table.ts';

/** A file with one import, and who has to refuse it. */
export interface Plant {
  readonly file: string;
  readonly source: string;
  /** The linter's rule that must refuse it; null where the import is allowed. */
  readonly refusedBy: string | null;
}

export const RESTRICTED = 'lint/style/noRestrictedImports';

/** One planted import for everything that the table forbids, and for what it allows beside it. */
export function plants(): Plant[] {
  let count = 0;
  const make = (place: string, target: string, refusedBy: string | null): Plant => {
    const file = place.endsWith('.ts') ? place : `${place}/planted-${count++}.ts`;
    return {
      file,
      source: `import { planted } from '${specifierOf(file, target)}';\nexport const used = planted;\n`,
      refusedBy,
    };
  };
  // A file is one place, so it can hold one import of each kind only: its rules are tried one after the other.
  const folders = places().filter(({ path }) => !path.endsWith('.ts'));
  const files = places().filter(({ path }) => path.endsWith('.ts'));
  return [
    ...folders.flatMap(({ path, forbidden }) =>
      forbidden.map(({ target }) => make(path, target, RESTRICTED)),
    ),
    ...files.flatMap(({ path, forbidden }) =>
      forbidden.slice(-1).map(({ target }) => make(path, target, RESTRICTED)),
    ),
    ...TOP_FOLDERS.flatMap((top) => MAY_IMPORT[top].map((other) => make(`${top}/deep`, other, null))),
    make(CORE.folder, CORE.specifier, null),
    make('engine/match', 'engine/round', null),
    make('engine/extractor', 'engine/numeric', null),
    make('server/rooms', 'server/store', null),
    make('client/scene', 'pixi.js', null),
    ...WITHOUT_NODE.map((top) => make(`${top}/deep`, 'node:fs', 'lint/correctness/noNodejsModules')),
    make('cli', 'left-pad', 'lint/correctness/noUndeclaredDependencies'),
    ...cycle('engine/round'),
  ];
}

function cycle(folder: string): Plant[] {
  return ['a', 'b'].map((name, k) => ({
    file: `${folder}/cycle-${name}.ts`,
    source: `import { x } from './cycle-${k === 0 ? 'b' : 'a'}.ts';\nexport const y = x;\n`,
    refusedBy: 'lint/suspicious/noImportCycles',
  }));
}

/** How `file` names `target`: a path relative to it, or a package by its name. */
function specifierOf(file: string, target: string): string {
  const isOurs = TOP_FOLDERS.some((top) => target === top || target.startsWith(`${top}/`));
  if (!isOurs && target !== 'test' && target !== 'tools') return target;
  const path = posix.relative(dirname(file), target.endsWith('.ts') ? target : `${target}/planted.ts`);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Sources that the compiler must refuse in engine/: it has neither a page, nor a process, nor other folders. */
export const COMPILER_PLANTS = [
  { file: 'engine/data/dom.ts', source: 'export const title = document.title;\n', error: 'TS2584' },
  { file: 'engine/data/node.ts', source: 'export const home = process.env;\n', error: 'TS2591' },
  {
    file: 'engine/data/server.ts',
    source: "export { planted } from '../../server/planted.ts';\n",
    error: 'TS6307',
  },
] as const;
