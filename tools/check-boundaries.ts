/**
 * Plants one forbidden import of every kind in a scratch copy of the layout and expects the linter
 * or the compiler to refuse each, and the allowed ones beside them to pass. A guard that was never
 * seen red is not trusted.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { projectFolder } from './project.ts';

interface Plant {
  readonly file: string;
  readonly source: string;
  /** The rule that must refuse it; null where the import is allowed. */
  readonly refusedBy: string | null;
}

const RESTRICTED = 'lint/style/noRestrictedImports';
const forbid = (file: string, specifier: string, refusedBy: string = RESTRICTED): Plant => ({
  file,
  source: `import { planted } from '${specifier}';\nexport const used = planted;\n`,
  refusedBy,
});
const allow = (file: string, specifier: string): Plant => ({ ...forbid(file, specifier), refusedBy: null });

const PLANTS: readonly Plant[] = [
  forbid('assembly/linalg/a.ts', '../../engine/errors.ts'),
  allow('assembly/linalg/b.ts', '../memory'),
  forbid('engine/numeric/a.ts', '../data/samples.ts'),
  allow('engine/numeric/b.ts', '../errors.ts'),
  allow('engine/numeric/c.ts', '#core'),
  forbid('engine/data/a.ts', '#core'),
  forbid('engine/data/b.ts', '../models/model.ts'),
  forbid('engine/models/a.ts', '../attacks/index.ts'),
  allow('engine/models/b.ts', '../extractor/embed.ts'),
  forbid('engine/extractor/a.ts', '../models/model.ts'),
  allow('engine/extractor/b.ts', '../numeric/core.ts'),
  allow('engine/attacks/b.ts', '../extractor/embed.ts'),
  forbid('engine/attacks/a.ts', '../filters/index.ts'),
  forbid('engine/filters/a.ts', '../round/play.ts'),
  forbid('engine/training-defences/a.ts', '../attacks/index.ts'),
  forbid('engine/round/a.ts', '../game/views.ts'),
  forbid('engine/game/a.ts', '../protocol/messages.ts'),
  allow('engine/game/b.ts', '../round/result.ts'),
  forbid('engine/protocol/a.ts', '../../server/app.ts'),
  forbid('engine/protocol/b.ts', 'node:fs', 'lint/correctness/noNodejsModules'),
  forbid('engine/a.ts', './game/views.ts'),
  forbid('engine/protocol/c.ts', '../../test/support/test-core.ts'),
  forbid('server/a.ts', '../client/main.ts'),
  forbid('server/app.ts', './config.ts'),
  forbid('server/transport/a.ts', '../app.ts'),
  forbid('server/rooms/a.ts', '../transport/router.ts'),
  forbid('server/store/a.ts', '../rooms/room.ts'),
  forbid('server/training/a.ts', '../store/store.ts'),
  forbid('server/scenarios/a.ts', '../rooms/room.ts'),
  allow('server/training/b.ts', '../scenarios/pack-files.ts'),
  allow('server/rooms/b.ts', '../store/store.ts'),
  forbid('server/b.ts', '../tools/prepare-data.ts'),
  forbid('client/a.ts', '../server/app.ts'),
  forbid('client/b.ts', 'node:fs', 'lint/correctness/noNodejsModules'),
  forbid('client/scene/a.ts', '../net/socket.ts'),
  forbid('client/panels/a.ts', '../net/socket.ts'),
  forbid('client/state/a.ts', 'pixi.js'),
  allow('client/scene/b.ts', 'pixi.js'),
  forbid('cli/a.ts', '../server/app.ts'),
  forbid('cli/b.ts', '../client/main.ts'),
  forbid('cli/c.ts', 'left-pad', 'lint/correctness/noUndeclaredDependencies'),
  {
    file: 'engine/round/cycle-a.ts',
    source: "import { b } from './cycle-b.ts';\nexport const a = b;\n",
    refusedBy: 'lint/suspicious/noImportCycles',
  },
  {
    file: 'engine/round/cycle-b.ts',
    source: "import { a } from './cycle-a.ts';\nexport const b = a;\n",
    refusedBy: 'lint/suspicious/noImportCycles',
  },
];

/** Sources the compiler must refuse in engine/: it has neither a page, nor a process, nor other folders. */
const COMPILER_PLANTS = [
  { file: 'engine/data/dom.ts', source: 'export const title = document.title;\n', error: 'TS2584' },
  { file: 'engine/data/node.ts', source: 'export const home = process.env;\n', error: 'TS2591' },
  {
    file: 'engine/data/server.ts',
    source: "export { planted } from '../../server/planted.ts';\n",
    error: 'TS6307',
  },
] as const;

const project = projectFolder();
const require = createRequire(join(project, 'package.json'));
const binOf = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'poisoned-well-boundaries-'));
const problems: string[] = [];

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(scratch, file)), { recursive: true });
  writeFileSync(join(scratch, file), source);
}

function run(script: string, args: readonly string[]): string {
  const ran = spawnSync(process.execPath, [script, ...args], { cwd: scratch, encoding: 'utf8' });
  return `${ran.stdout}\n${ran.stderr}`;
}

try {
  for (const file of [
    'biome.json',
    'package.json',
    'tsconfig.base.json',
    '.gitignore',
    'engine/tsconfig.json',
  ]) {
    cpSync(join(project, file), join(scratch, file), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(scratch, 'node_modules'), 'junction');
  spawnSync('git', ['init', '--quiet'], { cwd: scratch });

  for (const { file, source } of PLANTS) plant(file, source);
  const biome = binOf('@biomejs/biome', 'bin/biome');
  const report = run(biome, ['lint', '--max-diagnostics=none', '--reporter=github', '.']);
  const found = new Set<string>();
  for (const [, rule, file] of report.matchAll(/title=([\w/]+),file=([^,]+),/g)) {
    const path = isAbsolute(file as string) ? relative(scratch, file as string) : (file as string);
    found.add(`${rule} ${path.replaceAll('\\', '/')}`);
  }
  for (const { file, refusedBy } of PLANTS) {
    if (refusedBy) {
      if (!found.has(`${refusedBy} ${file}`))
        problems.push(`${file}: ${refusedBy} let a forbidden import pass`);
    } else if (found.has(`${RESTRICTED} ${file}`)) problems.push(`${file}: an allowed import was refused`);
  }

  rmSync(join(scratch, 'engine'), { recursive: true });
  cpSync(join(project, 'engine/tsconfig.json'), join(scratch, 'engine/tsconfig.json'));
  plant('server/planted.ts', 'export const planted = 1;\n');
  for (const { file, source } of COMPILER_PLANTS) plant(file, source);
  const compiled = run(binOf('typescript', 'bin/tsc'), ['-p', 'engine', '--pretty', 'false']);
  for (const { file, error } of COMPILER_PLANTS) {
    if (!compiled.split('\n').some((line) => line.includes(file) && line.includes(error))) {
      problems.push(`${file}: the compiler did not answer ${error}`);
    }
  }
  if (problems.length > 0)
    problems.push(`linter said:\n${report.slice(0, 4000)}\ncompiler said:\n${compiled}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const checks = PLANTS.length + COMPILER_PLANTS.length;
if (problems.length > 0) {
  console.error(`boundaries: a guard is open\n  ${problems.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(`boundaries: ${checks} planted imports judged as they should be`);
}
