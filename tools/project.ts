export { projectFolder } from '../server/project.ts';
