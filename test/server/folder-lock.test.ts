import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../server/store/folder-lock.ts';
import { projectFolder } from '../../tools/project.ts';

const folders: string[] = [];
const newFolder = (name = 'poisoned-well-lock-') => {
  const folder = mkdtempSync(join(tmpdir(), name));
  folders.push(folder);
  return folder;
};
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A process that says "ready", waits to be told, tries for the lock, says what came of it, and lives on. */
const SCRIPT = `
  const [lock, folder] = process.argv.slice(1);
  const { lockFolder } = await import(lock);
  process.stdout.write('ready\\n');
  process.stdin.once('data', () => lockFolder(folder).then(
    () => process.stdout.write('runs\\n'),
    ({ code, message }) => process.stdout.write((code === 'conflict' ? 'refused' : message) + '\\n')));
  setInterval(() => {}, 1e6);
`;

function contender(folder: string) {
  const lock = pathToFileURL(join(projectFolder(), 'dist/server/store/folder-lock.js')).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, lock, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    said: (word: string) => expect.poll(() => said, { timeout: 120_000, interval: 10 }).toContain(word),
    outcome: () => said.replace('ready\n', '').trim(),
    go: () => child.stdin.write('go\n'),
    kill() {
      children.delete(child);
      child.kill('SIGKILL');
      return ended;
    },
  };
}

describe('the lock of a data folder', () => {
  it('SERVER-47 of forty starts at the same time, each time after a crash, exactly one runs', async () => {
    const folder = newFolder();
    for (let crash = 0; crash < 3; crash++) {
      const all = Array.from({ length: 40 }, () => contender(folder));
      await Promise.all(all.map(({ said }) => said('ready')));
      for (const { go } of all) go();
      await expect
        .poll(() => all.filter(({ outcome }) => outcome() !== '').length, { timeout: 120_000 })
        .toBe(40);
      const outcomes = all.map(({ outcome }) => outcome()).sort();
      expect(outcomes).toEqual([...Array.from({ length: 39 }, () => 'refused'), 'runs']);
      await Promise.all(all.map(({ kill }) => kill()));
    }
    // What is left of the dead is swept up by the next.
    const lock = await lockFolder(folder);
    expect(readdirSync(join(folder, 'lock')).filter((name) => name.endsWith('.sock'))).toHaveLength(1);
    await lock.release();
  }, 240_000);

  it('SERVER-47 killed in the middle of it, a contender keeps nobody out', async () => {
    const folder = newFolder();
    const all = Array.from({ length: 12 }, () => contender(folder));
    await Promise.all(all.map(({ said }) => said('ready')));
    for (const { go } of all) go();
    await Promise.all(all.map(({ kill }) => kill()));
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'conflict' });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('SERVER-47 a folder by another path, or with a path too long for a socket, is the same folder', async () => {
    const folder = newFolder(`poisoned-well-${'x'.repeat(90)}-`);
    const alias = join(newFolder(), 'alias');
    symlinkSync(folder, alias, 'junction');
    const lock = await lockFolder(folder);
    await expect(lockFolder(alias)).rejects.toMatchObject({ code: 'conflict' });
    await lock.release();
  });
});
