import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Compiled beside this file. */
const MAKER = join(import.meta.dirname, 'make-database.js');

/**
 * Makes an empty database in a process of its own, which gives back the memory that it took. It ends with this one:
 * what it was writing is thrown away by the next start.
 *
 * @throws Error with the code of the file system where it was that
 */
export async function makeDatabaseApart(place: string): Promise<void> {
  const child = spawn(process.execPath, [MAKER, place], { stdio: ['ignore', 'pipe', 'ignore'] });
  const endToo = () => child.kill('SIGKILL');
  process.once('exit', endToo);
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  }).finally(() => process.off('exit', endToo));
  if (code === 0) return;
  throw failureOf(Buffer.concat(said).toString(), code);
}

function failureOf(said: string, code: number | null): Error {
  if (!said.startsWith('{')) return new Error(`the database could not be made: exit code ${code}`);
  const { message, ...more } = JSON.parse(said) as { message: string; code?: string };
  return Object.assign(new Error(message), more);
}
