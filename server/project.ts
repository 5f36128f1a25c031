import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the server finds what it serves and runs; all absolute. */
export interface ProjectPaths {
  /** The built page. */
  readonly publicDir: string;
  /** The prepared data packs. */
  readonly packsDir: string;
  readonly migrationsDir: string;
  /** The numeric core. */
  readonly wasmFile: string;
  /** The training worker, compiled. */
  readonly workerFile: string;
  /** The body of the store's thread, compiled. */
  readonly storeThreadFile: string;
}

/** The project's folder, found from this file, be it run from server/ or from dist/server/. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export function projectPaths(folder: string): ProjectPaths {
  return {
    publicDir: join(folder, 'dist/public'),
    packsDir: join(folder, 'build/packs'),
    migrationsDir: join(folder, 'server/store/migrations'),
    wasmFile: join(folder, 'build/core.wasm'),
    workerFile: join(folder, 'dist/server/training/worker.js'),
    storeThreadFile: join(folder, 'dist/server/store/store-thread.js'),
  };
}

export function projectVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
