import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './project.ts';

export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as an operator would; resolves to the exit code. */
  terminate(): Promise<number | null>;
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
 */
export function startServer(
  dataDir: string,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
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
  });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return new Promise((started, failed) => {
    let printed = '';
    const timer = setTimeout(() => fail('said no address within 60 s'), 60_000);
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      failed(new Error(`the server ${why}; it printed:\n${printed}`));
    };
    const onExit = (code: number | null) => fail(`ended with code ${code}`);
    child.once('exit', onExit);
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(printed);
      if (!address) return;
      clearTimeout(timer);
      child.off('exit', onExit);
      child.stdout?.off('data', listen);
      child.stdout?.resume();
      started(handle(child, Number(address[1]), ended));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  });
}

function handle(child: ChildProcess, port: number, ended: Promise<number | null>): ServerProcess {
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async terminate() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
