import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server in a process of its own, with a data folder of its own; Linux only. */
export interface LoadServer {
  readonly url: string;
  /** Processor time that it has used, ms. */
  cpuMillis(): number;
  /** Memory that it holds now, MB. */
  megabytes(): number;
  /** The most memory that it has held since it was ready, MB. */
  peakMegabytes(): number;
  /** Kills it with SIGKILL and starts it again on its folder; resolves when it is ready. */
  crash(): Promise<void>;
  stop(): void;
}

/** Of the kernel's clock in /proc, which counts in hundredths on every Linux. */
const TICK_MILLIS = 10;

export async function startLoadServer(): Promise<LoadServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'poisoned-well-load-'));
  let server = await started(url, port, dataDir);
  const ofProcess = (file: string) => readFileSync(`/proc/${server.pid}/${file}`, 'utf8');
  const memoryOf = (line: string) =>
    Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(ofProcess('status'))?.[1] ?? 0) / 1024);
  async function crash(): Promise<void> {
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await gone;
    server = await started(url, port, dataDir);
  }
  await crash(); // a server that has just made its database holds three times what it needs
  return {
    url,
    cpuMillis() {
      const fields = ofProcess('stat')
        .replace(/^.*\) /, '')
        .split(' ');
      return TICK_MILLIS * (Number(fields[11]) + Number(fields[12]));
    },
    megabytes: () => memoryOf('VmRSS'),
    peakMegabytes: () => memoryOf('VmHWM'),
    crash,
    stop() {
      server.kill('SIGTERM');
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

async function started(url: string, port: number, dataDir: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../server/main.js')], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
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
