import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../project.ts';
import { megabytesOf, processorMillis } from './proc.ts';

/** A server in a process of its own, with a data folder of its own; Linux only. */
export interface LoadServer {
  /** Where it is reached; of several servers seats take turns. */
  readonly urls: readonly string[];
  /** Processor time that it has used, ms. */
  cpuMillis(): number;
  /** Memory that it holds now, MB. */
  megabytes(): number;
  /** The most memory that it has held since it was ready, MB. */
  peakMegabytes(): number;
  /** Kills it with SIGKILL and starts it again on its folder; resolves when it is ready. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** How the Dockerfile starts a server: with less memory, see docs/operating.md. */
const SERVER_FLAGS = ['--max-semi-space-size=4'];
const SERVER_ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: '262144' };

/** @param settings  more environment variables */
export async function startLoadServer(settings: Readonly<Record<string, string>> = {}): Promise<LoadServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'poisoned-well-load-'));
  let server = await started(url, port, dataDir, settings);
  async function crash(): Promise<void> {
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await gone;
    server = await started(url, port, dataDir, settings);
  }
  await crash(); // a server that has just made its database holds three times what it needs
  return {
    urls: [url],
    cpuMillis: () => processorMillis(server.pid),
    megabytes: () => megabytesOf(server.pid, 'VmRSS'),
    peakMegabytes: () => megabytesOf(server.pid, 'VmHWM'),
    crash,
    async stop() {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function started(
  url: string,
  port: number,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const main = join(projectFolder(), 'dist/server/main.js');
  const server = spawn(process.execPath, [...SERVER_FLAGS, main], {
    env: {
      ...{ ...process.env, ...SERVER_ENVIRONMENT },
      ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const ok = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) {
      writeFileSync(`/proc/${server.pid}/clear_refs`, '5'); // the peak is counted anew from here
      return server;
    }
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
