import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const dist = resolve(import.meta.dirname, '../../dist');

/** Packages of CommonJS that a process has loaded once it has run `code`, TensorFlow.js among them. */
function loadedAfter(code: string): string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createRequire } from 'node:module';
       ${code}
       const loaded = Object.keys(createRequire('${dist}/').cache);
       console.log(JSON.stringify(loaded.filter((file) => file.includes('@tensorflow'))));`,
    ],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as string[];
}

const attacks = `const { ATTACKS } = await import('${dist}/engine/attacks/index.js');`;

it('CLI-53 TensorFlow.js is loaded for the attack that needs it, and for nothing else', () => {
  const list = `process.argv = ['node', 'list']; await import('${dist}/cli/main.js');`;
  expect(loadedAfter(list)).toEqual([]);
  const collide = "ATTACKS['feature-collision'].prepare";
  expect(loadedAfter(`${attacks} await ${collide}('logistic');`)).toEqual([]);
  expect(loadedAfter(`${attacks} await ${collide}('transfer');`)).not.toEqual([]);
});
