import {
  CORE,
  FURTHER,
  LAYERS,
  MAY_IMPORT,
  NEVER_IMPORTED,
  TOP_FOLDERS,
  type TopFolder,
  WITHOUT_NODE,
} from './table.ts';

/** A forbidden group of imports, as the linter takes it. */
interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

/** One place of the layout and everything that it must not import. */
export interface Place {
  /** Of the project: a folder, or a file that ends in `.ts`. */
  readonly path: string;
  /** Folders, files and packages that it must not import, by their path in the project or their name. */
  readonly forbidden: readonly { readonly target: string; readonly message: string }[];
}

const isFile = (name: string) => name.endsWith('.ts');

/** Every place that has rules of its own: a top folder before its parts, since the last rule that fits counts. */
export function places(): Place[] {
  return TOP_FOLDERS.flatMap((top) => {
    const general = [...otherTops(top), NO_CORE];
    const own = new Map<string, Place['forbidden']>();
    const add = (path: string, more: Place['forbidden']) =>
      own.set(path, [...(own.get(path) ?? general), ...more]);
    const layers = LAYERS[top] ?? [];
    layers.forEach((layer, height) => {
      const above = layers.slice(height + 1).flat();
      for (const part of layer) {
        const unwanted = [...layer.filter((other) => other !== part), ...above];
        const message = `Inside ${top}/ a layer imports lower layers only (tools/boundaries/table.ts).`;
        add(
          `${top}/${part}`,
          unwanted.map((name) => ({ target: `${top}/${name}`, message })),
        );
      }
    });
    for (const { folders, without, message } of FURTHER) {
      for (const folder of folders.filter((path) => path.startsWith(`${top}/`))) {
        add(
          folder,
          without.map((target) => ({ target, message })),
        );
      }
    }
    const parts = [...own].map(([path, forbidden]) => ({
      path,
      forbidden:
        path === CORE.folder ? forbidden.filter(({ target }) => target !== CORE.specifier) : forbidden,
    }));
    return [{ path: top, forbidden: general }, ...parts];
  });
}

function otherTops(top: TopFolder): Place['forbidden'] {
  const allowed: readonly string[] = MAY_IMPORT[top];
  const message = `${top}/ imports ${[`${top}/`, ...allowed.map((name) => `${name}/`)].join(', ')} only.`;
  return [...TOP_FOLDERS, ...NEVER_IMPORTED]
    .filter((other) => other !== top && !allowed.includes(other))
    .map((target) => ({ target, message }));
}

const NO_CORE = { target: CORE.specifier, message: `Only ${CORE.folder} may touch the compiled core.` };

/** The linter's settings, without what a person decides: the content of biome.boundaries.json. */
export function linterSettings(): object {
  const restricted = places().map(({ path, forbidden }) => ({
    includes: [isFile(path) ? path : `${path}/**`],
    linter: {
      rules: {
        style: {
          noRestrictedImports: { level: 'error', options: { patterns: patternsOf(path, forbidden) } },
        },
      },
    },
  }));
  const hostless = {
    includes: [...WITHOUT_NODE.map((top) => `${top}/**`), '!client/vite.config.ts'],
    linter: { rules: { correctness: { noNodejsModules: 'error' } } },
  };
  return { overrides: [...restricted, hostless] };
}

function patternsOf(path: string, forbidden: Place['forbidden']): Pattern[] {
  const groups = new Map<string, string[]>();
  for (const { target, message } of forbidden) {
    groups.set(message, [...(groups.get(message) ?? []), ...globsOf(path, target)]);
  }
  return [...groups].map(([message, group]) => ({ group, message }));
}

/** How deep folders of a part go at the most, below the part. */
const DEPTH = 3;

/** How files at `path` would write an import of `target`. */
function globsOf(path: string, target: string): string[] {
  if (target.startsWith('#')) return [target];
  const slash = target.indexOf('/');
  if (slash < 0) {
    const isFolder = [...TOP_FOLDERS, ...NEVER_IMPORTED].some((name) => name === target);
    return isFolder ? [`**/${target}/**`] : [target, `${target}/**`];
  }
  const inside = isFile(target) ? target.slice(slash + 1) : `${target.slice(slash + 1)}/**`;
  const nearest = isFile(path) ? './' : '../';
  return [nearest, ...Array.from({ length: DEPTH - 1 }, (_, k) => '../'.repeat(k + 2))].map(
    (up) => `${up}${inside}`,
  );
}

/** The other projects that each project's tsconfig names: exactly what the table allows. */
export function wantedReferences(): Record<string, readonly string[]> {
  return Object.fromEntries(
    TOP_FOLDERS.filter((top) => top !== 'assembly').map((top) => [top, MAY_IMPORT[top]]),
  );
}
