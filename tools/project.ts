import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, found from this file, be it run from tools/ or from dist/tools/. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
