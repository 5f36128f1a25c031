import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, projectPaths } from '../../../server/project.ts';

/** Tests that have packs of their own name their own folder. */
export const paths = {
  ...projectPaths(projectFolder()),
  ownPacksDir: join(tmpdir(), 'poisoned-well-no-packs'),
};
export const { migrationsDir } = paths;
