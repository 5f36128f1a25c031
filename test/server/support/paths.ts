import { projectFolder, projectPaths } from '../../../server/project.ts';

export const paths = projectPaths(projectFolder());
export const { migrationsDir } = paths;
