/**
 * Checks that the linter and the compiler hold the boundaries of tools/boundaries/table.ts: their settings are
 * those that follow from the table, and of every forbidden import one, planted in a scratch copy of the layout,
 * is refused, while the allowed ones beside it pass. A guard that was never seen red is not trusted.
 *
 * `--write` writes the linter's settings anew after the table was changed.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { COMPILER_PLANTS, plants, RESTRICTED } from './boundaries/plants.ts';
import { linterSettings, wantedReferences } from './boundaries/rules.ts';
import { TOP_FOLDERS, TYPES_ONLY } from './boundaries/table.ts';
import { projectFolder } from './project.ts';

const SETTINGS = 'biome.boundaries.json';
const project = projectFolder();
const require = createRequire(join(project, 'package.json'));
const binOf = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const biome = binOf('@biomejs/biome', 'bin/biome');

/** Runs a script of a package with this Node and gives all that it printed. */
function run(cwd: string, script: string, args: readonly string[]): string {
  const ran = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8', maxBuffer: 64 << 20 });
  return `${ran.stdout}\n${ran.stderr}`;
}

function settingsProblems(): string[] {
  const held: unknown = JSON.parse(readFileSync(join(project, SETTINGS), 'utf8'));
  if (JSON.stringify(held) === JSON.stringify(linterSettings())) return [];
  return [`${SETTINGS} does not follow from the table: run npm run boundaries -- --write`];
}

function referenceProblems(): string[] {
  return Object.entries(wantedReferences()).flatMap(([top, wanted]) => {
    const { references = [] } = JSON.parse(readFileSync(join(project, top, 'tsconfig.json'), 'utf8')) as {
      references?: { path: string }[];
    };
    const held = references.map(({ path }) => path.replace('../', '')).sort();
    const same = JSON.stringify(held) === JSON.stringify([...wanted].sort());
    return same ? [] : [`${top}/tsconfig.json references ${held.join(', ')}, not ${wanted.join(', ')}`];
  });
}

const VALUE_IMPORT = /^(?:import|export) (?!type )[^;]*? from '((?:\.\.\/)+([\w-]+)\/[^']*)';/gms;

/** Imports of code, not of types, out of the folders that take types only. */
function valueImports(top: string): string[] {
  return readdirSync(join(project, top), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const source = readFileSync(join(project, top, path), 'utf8');
      return [...source.matchAll(VALUE_IMPORT)]
        .filter(([, , folder]) => TOP_FOLDERS.some((other) => other === folder))
        .map(([, target]) => `${top}/${path} imports code from ${target}: it takes types only`);
    });
}

function plant(scratch: string, file: string, source: string): void {
  mkdirSync(dirname(join(scratch, file)), { recursive: true });
  writeFileSync(join(scratch, file), source);
}

function linterProblems(scratch: string): string[] {
  const planted = plants();
  for (const { file, source } of planted) plant(scratch, file, source);
  const report = run(scratch, biome, ['lint', '--max-diagnostics=none', '--reporter=github', '.']);
  const found = new Set<string>();
  for (const [, rule, file] of report.matchAll(/title=([\w/]+),file=([^,]+),/g)) {
    const path = isAbsolute(file as string) ? relative(scratch, file as string) : (file as string);
    found.add(`${rule} ${path.replaceAll('\\', '/')}`);
  }
  return planted.flatMap(({ file, source, refusedBy }) => {
    const said = source.split('\n', 1)[0];
    if (refusedBy === null)
      return found.has(`${RESTRICTED} ${file}`) ? [`${file} was refused an allowed import: ${said}`] : [];
    return found.has(`${refusedBy} ${file}`) ? [] : [`${file}: ${refusedBy} let pass: ${said}`];
  });
}

function compilerProblems(scratch: string): string[] {
  rmSync(join(scratch, 'engine'), { recursive: true });
  cpSync(join(project, 'engine/tsconfig.json'), join(scratch, 'engine/tsconfig.json'));
  plant(scratch, 'server/planted.ts', 'export const planted = 1;\n');
  for (const { file, source } of COMPILER_PLANTS) plant(scratch, file, source);
  const lines = run(scratch, binOf('typescript', 'bin/tsc'), ['-p', 'engine', '--pretty', 'false']).split(
    '\n',
  );
  return COMPILER_PLANTS.filter(
    ({ file, error }) => !lines.some((line) => line.includes(file) && line.includes(error)),
  ).map(({ file, error }) => `${file}: the compiler did not answer ${error}`);
}

function plantedProblems(): string[] {
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'poisoned-well-boundaries-'));
  try {
    const copied = ['biome.json', SETTINGS, 'package.json', 'tsconfig.base.json', '.gitignore'];
    for (const file of copied) cpSync(join(project, file), join(scratch, file));
    symlinkSync(join(project, 'node_modules'), join(scratch, 'node_modules'), 'junction');
    spawnSync('git', ['init', '--quiet'], { cwd: scratch });
    return [...linterProblems(scratch), ...compilerProblems(scratch)];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv.includes('--write')) {
  writeFileSync(join(project, SETTINGS), JSON.stringify(linterSettings(), null, 2));
  run(project, biome, ['format', '--write', SETTINGS]);
}
const problems = [
  ...settingsProblems(),
  ...referenceProblems(),
  ...TYPES_ONLY.flatMap(valueImports),
  ...plantedProblems(),
];
if (problems.length > 0) {
  console.error(`boundaries: a guard is open\n  ${problems.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(
    `boundaries: ${plants().length + COMPILER_PLANTS.length} planted imports judged as they should be`,
  );
}
