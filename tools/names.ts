/** Files of the page that stand for a file of the engine, with its names: the page bundles them in its place. */
const STANDS_IN = 'client/page-parts/';

const DECLARED =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|type|interface|class|enum) (\w+)/gm;

/** A source file: its path in the project, with slashes, and its text. */
export interface NamedSource {
  readonly path: string;
  readonly text: string;
}

/**
 * What is wrong with the exported names of some files, a sentence each: a name that two files declare means two
 * things. A file that passes on another's export (`export … from`) declares nothing, and a stand-in of the page
 * means what the file that it stands for means.
 *
 * @param twice  names that two files may declare, with the reason; one that no two files declare is a fault, too
 */
export function nameFaults(files: readonly NamedSource[], twice: Readonly<Record<string, string>>): string[] {
  const declared = new Map<string, string[]>();
  for (const { path, text } of files) {
    const names = Array.from(text.matchAll(DECLARED), ([, name]) => name as string);
    for (const name of new Set(names)) declared.set(name, [...(declared.get(name) ?? []), path]);
  }
  const shared = [...declared].filter(([, paths]) => meanings(paths).length > 1);
  const faults = shared
    .filter(([name]) => !(name in twice))
    .map(
      ([name, paths]) => `${name} is exported by ${paths.join(' and ')}: give each thing a name of its own`,
    );
  const settled = Object.keys(twice)
    .filter((name) => !shared.some(([other]) => other === name))
    .map((name) => `${name} is exported once: take it off the list of names that stand twice`);
  return [...faults, ...settled].sort();
}

/** The files that give a name a meaning of its own. */
function meanings(paths: readonly string[]): string[] {
  const own = paths.filter((path) => !path.startsWith(STANDS_IN));
  const stands = paths.filter((path) => path.startsWith(STANDS_IN));
  return [...own, ...stands.filter((path) => !own.some((other) => lastOf(other) === lastOf(path)))];
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
