import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { projectFolder } from './project.ts';

type Child = ChildProcessByStdio<null, Readable, Readable>;

export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void;
  /**
   * Ends it as an operator would; resolves to the exit code.
   *
   * @throws when a signal has ended it, e.g. SIGABRT of a crash, with what it printed
   */
  terminate(): Promise<number>;
}

/** A data folder for one run; whoever asked for it removes it. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'poisoned-well-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Starts the built server on loopback; port 0 takes a free one. Resolves when it says that it listens.
 *
 * @param settings  more environment variables
 * @param user      by whom it is run; by whoever runs this when absent
 */
export function startServer(
  dataDir: string,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(projectFolder(), 'dist/server/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const run = watch(child);
  return new Promise((started, failed) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      failed(new Error(`the server ${why}; it printed:\n${run.printed()}`));
    };
    const timer = setTimeout(() => fail('said no address within 3 minutes'), 180_000);
    run.ended.then(({ code, signal }) =>
      fail(code === null ? `was ended by ${signal}` : `ended with code ${code}`),
    );
    child.stdout.on('data', function listen() {
      const address = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(run.printed());
      if (!address) return;
      clearTimeout(timer);
      child.stdout.off('data', listen);
      started(handle(child, Number(address[1]), run));
    });
  });
}

interface WorkerProcess {
  readonly pid: number | undefined;
  kill(): Promise<void>;
}

/** Starts a worker of one core for the servers on the same Redis. Resolves when it takes tasks. */
export function startWorker(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [join(projectFolder(), 'dist/server/work.js'), '--cores', '1'], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = watch(child);
  return new Promise((started, failed) => {
    run.ended.then(({ code }) =>
      failed(new Error(`the worker ended with ${code}; it printed:\n${run.printed()}`)),
    );
    child.stdout.on('data', () => {
      if (run.printed().includes('working')) started({ pid: child.pid, kill: () => kill(child, run) });
    });
  });
}

/** Ends a process as a power cut would. */
async function kill(child: Child, { ended }: Run): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

interface Run {
  /** Resolves when the process is over and all that it printed has been read. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  printed(): string;
}

function watch(child: Child): Run {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return {
    ended: new Promise((done) => child.once('close', (code, signal) => done({ code, signal }))),
    printed: () => printed,
  };
}

function handle(child: Child, port: number, run: Run): ServerProcess {
  const { ended, printed } = run;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    kill: () => kill(child, run),
    signal: (signal) => void child.kill(signal),
    async terminate() {
      child.kill('SIGTERM');
      const { code, signal } = await ended;
      if (code === null) throw new Error(`the server was ended by ${signal}; it printed:\n${printed()}`);
      return code;
    },
  };
}
