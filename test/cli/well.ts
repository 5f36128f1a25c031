/** Runs the built command as a person would: a process of its own, in a scratch folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from 'vitest';

const main = resolve(import.meta.dirname, '../../dist/cli/main.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder that is gone when the file's tests are over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'well-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * In English, whatever the language of the machine.
 *
 * @param watch  sees the process and what it has said on stderr so far, whenever that grows
 * @param env    variables that the process has beside those of the machine
 */
export function runWell(
  folder: string,
  args: readonly string[],
  watch?: (child: ChildProcess, err: string) => void,
  env: Readonly<Record<string, string>> = { LC_ALL: 'C' },
): Promise<Ran> {
  expect(existsSync(main), `${main} is missing: npm run build`).toBe(true);
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      watch?.(child, err);
    });
    child.on('error', failed).on('close', (code) => done({ code, out, err }));
  });
}
