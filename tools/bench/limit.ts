import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../project.ts';
import type { Contender } from './stopwatch.ts';

const CHAINS = 12;
const STEPS = 500_000;

/** Floating-point operations of one run of the loop. */
export const LIMIT_FLOPS = STEPS * CHAINS * 8;
export const LIMIT = 'register loop';

/**
 * What SIMD128 can do at most here: multiply and add in twelve independent chains of four lanes, all of
 * them in registers. Compiled on the spot, so that it is no part of the core.
 */
export async function registerLoop(): Promise<Contender> {
  const chains = Array.from({ length: CHAINS }, (_, i) => `a${i}`);
  const source = `export function run(steps: i32, by: f32, plus: f32): f32 {
    const m = f32x4.splat(by); const p = f32x4.splat(plus);
    ${chains.map((a, i) => `let ${a} = f32x4.splat(${i + 1});`).join('\n')}
    for (let s = 0; s < steps; s++) {
      ${chains.map((a) => `${a} = f32x4.add(f32x4.mul(${a}, m), p);`).join('\n')}
    }
    let sum = a0;
    ${chains
      .slice(1)
      .map((a) => `sum = f32x4.add(sum, ${a});`)
      .join('\n')}
    return f32x4.extract_lane(sum, 0);
  }`;
  const { instance } = await WebAssembly.instantiate(compiled(source), {});
  const run = instance.exports.run as (steps: number, by: number, plus: number) => number;
  return { name: LIMIT, ways: [() => run(STEPS, 0.999, 0.001)] };
}

function compiled(source: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'register-loop-'));
  try {
    writeFileSync(join(folder, 'loop.ts'), source);
    const compiler = join(projectFolder(), 'node_modules/assemblyscript/bin/asc.js');
    const flags = ['--outFile', 'loop.wasm', '-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];
    execFileSync(process.execPath, [compiler, 'loop.ts', ...flags], { cwd: folder, stdio: 'pipe' });
    return readFileSync(join(folder, 'loop.wasm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
